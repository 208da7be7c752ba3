/** What went wrong at a model server, as a Problem. Never a word of what the server wrote: it may repeat the prompt. */
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'

/** @param body of the error answer; only looked at for a known cause, never shown */
export function problemOfStatus(status: number, body: string, retryAfter: number | undefined): Problem {
  const members = { upstreamStatus: status }
  if (status === 429) return new Problem(problems.rateLimited, { members, retryAfter: retryAfter ?? 5 })
  if (status === 408 || status === 504) return new Problem(problems.timeout, { members })
  if (status === 503) return new Problem(problems.unavailable, { members, retryAfter: retryAfter ?? 5 })
  if (status >= 500) return new Problem(problems.failed, { members })
  if (status === 400 || status === 413 || status === 415 || status === 422) {
    const detail = isAboutLength(body)
      ? 'De vraag is te lang voor dit model.'
      : 'Het model vindt de aanvraag niet goed. Kijk de instellingen na.'
    return new Problem(problems.refusedRequest, { members, detail })
  }
  return new Problem(problems.refused, {
    members,
    detail: refusals[status] ?? 'De modelserver gaf een onverwacht antwoord.',
  })
}

const refusals: { readonly [status: number]: string } = {
  401: 'De modelserver herkent de sleutel van de poort niet.',
  403: 'De sleutel van de poort mag dit niet op de modelserver.',
  404: 'De modelserver kent dit model of dit adres niet.',
}

/** OpenAI and vLLM, llama.cpp, and Ollama each say it in their own way. */
function isAboutLength(body: string): boolean {
  return /context_length_exceeded|maximum context length|exceed_context_size|exceeds the available context/i.test(body)
}

/**
 * The error itself does not become the cause: undici's may hold bytes of the answer.
 * @param hasStarted whether the server had begun to answer
 */
export function problemOfError(error: unknown, hasStarted: boolean): Problem {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  if (code === 'UND_ERR_BODY_TIMEOUT')
    return new Problem(problems.timeout, { detail: 'Het model viel stil tijdens het antwoord.' })
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return new Problem(problems.timeout)
  if (hasStarted) return new Problem(problems.brokeOff)
  if (error instanceof Error && error.name === 'HTTPParserError') return new Problem(problems.garbage)
  return new Problem(problems.unavailable, { detail: causes[code] ?? 'De verbinding met het model mislukte.' })
}

const causes: { readonly [code: string]: string } = {
  ECONNREFUSED: 'Op het adres van het model draait geen server.',
  ENOTFOUND: 'Het adres van het model bestaat niet.',
  EAI_AGAIN: 'Het adres van het model is nu niet op te zoeken.',
  UND_ERR_CONNECT_TIMEOUT: 'Verbinden met het model duurde te lang.',
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/**
 * Whether a kept connection was closed by the server just when it was used again. Servers do that after some seconds of
 * rest, nearly always before they read the request; so one more try is right, and more than one is not.
 */
export function isStaleConnection(error: Error): boolean {
  const code = codeOf(error)
  if (code === 'ECONNRESET' || code === 'EPIPE') return true
  const socket = (error as { socket?: { bytesRead?: number } }).socket
  return code === 'UND_ERR_SOCKET' && (socket?.bytesRead ?? 0) > 0
}
