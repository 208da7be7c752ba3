/** The one way to the server: JSON in, JSON out, and every failure as an `ApiError` with words for people. */
import i18next from 'i18next'
import { problemText, serverText } from './i18n/server-text.ts'

/** A problem as the server tells it (RFC 9457), or one of the connection itself. */
export class ApiError extends Error {
  /** HTTP status; 0 when the server was not reached. */
  readonly status: number
  /** Stable code: the last part of the problem's `type`, or `unreachable`. */
  readonly code: string
  /** Issues by JSON Pointer, for forms. */
  readonly issues: readonly { readonly pointer: string; readonly detail: string }[]
  /** Seconds until trying again makes sense. */
  readonly retryAfter: number | undefined

  constructor(status: number, body: ProblemBody, retryAfter?: number) {
    const code = body.type?.split(':').at(-1) ?? 'unexpected'
    const said = body.detail ?? body.title
    super(said === undefined ? i18next.t('error.unexpected') : problemText(code, said))
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.issues = (body.errors ?? []).map(({ location, detail }) => ({
      pointer: location.pointer,
      detail: serverText(detail),
    }))
    this.retryAfter = retryAfter
  }
}

interface ProblemBody {
  readonly type?: string
  readonly title?: string
  readonly detail?: string
  readonly errors?: readonly { readonly location: { readonly pointer: string }; readonly detail: string }[]
}

type Listener = () => void
let whenSignedOut: Listener = () => undefined

/** Calls back when the server says that nobody is signed in any more. */
export function onSignedOut(listener: Listener): void {
  whenSignedOut = listener
}

export interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON, unless it is a file. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Long enough for the answer that brings a renewed session to this browser. */
const renewalMs = 400
let hasSession = false

/**
 * While a session is being renewed (here or in another tab), what still goes out with its old secret is refused, and
 * nothing of it was done: so it is asked once more before the refusal is believed.
 * @param path below `/api/v1`
 * @throws ApiError
 */
export async function request(path: string, sending: Sending = {}): Promise<Response> {
  let answer = await attempt(path, sending)
  if (isSignedOut(answer) && hasSession) {
    await new Promise((resolve) => setTimeout(resolve, renewalMs))
    answer = await attempt(path, sending)
  }
  if (!(answer instanceof ApiError)) {
    hasSession ||= !path.startsWith('/sign-in')
    return answer
  }
  if (isSignedOut(answer)) {
    hasSession = false
    whenSignedOut()
  }
  throw answer
}

function isSignedOut(answer: Response | ApiError): boolean {
  return answer instanceof ApiError && answer.code === 'not-signed-in'
}

async function attempt(path: string, { method = 'GET', body, headers, signal }: Sending): Promise<Response | ApiError> {
  const isFile = body instanceof Blob
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, { type: 'unreachable', detail: i18next.t('error.unreachable') })
  })
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as ProblemBody
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError(response.status, problem, Number.isFinite(retryAfter) ? retryAfter : undefined)
}

/** The same, with the answer's JSON. The server's contract says what it is. @throws ApiError */
export async function ask<T>(path: string, sending: Sending = {}): Promise<T> {
  const response = await request(path, sending)
  return (response.status === 204 ? undefined : await response.json()) as T
}
