/** A browser for tests: keeps cookies as browsers do, and says which page asks. */
import type { FastifyInstance, InjectOptions } from 'fastify'

export interface Answer {
  readonly status: number
  readonly body: { readonly [name: string]: unknown }
  readonly text: string
  readonly headers: { readonly [name: string]: number | string | string[] | undefined }
}

export interface Browser {
  get(url: string): Promise<Answer>
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object): Promise<Answer>
  /** The cookies it holds, by name. */
  readonly cookies: Map<string, string>
  /** Whether it may keep a cookie that was set so, as browsers judge it; what was refused is told here. */
  readonly refusedCookies: readonly string[]
}

export interface BrowserOptions {
  readonly origin: string
  readonly address?: string
}

export function openBrowser(server: FastifyInstance, { origin, address = '192.0.2.10' }: BrowserOptions): Browser {
  const cookies = new Map<string, string>()
  const refusedCookies: string[] = []
  const call = async (options: InjectOptions): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...options.headers, ...(cookie === '' ? {} : { cookie }), 'user-agent': 'Firefox/140 Linux' }
    const answer = await server.inject({ ...options, headers, remoteAddress: address })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(String(line), cookies, refusedCookies)
    return { status: answer.statusCode, body: bodyOf(answer.body), text: answer.body, headers: answer.headers }
  }
  return {
    cookies,
    refusedCookies,
    get: (url) => call({ method: 'GET', url }),
    send: (method, url, body) =>
      call({
        method,
        url,
        headers: { origin, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      }),
  }
}

function bodyOf(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body']
  } catch {
    return {}
  }
}

/** RFC 6265bis: a `__Host-` cookie is kept only when it is secure, for path `/` and without a domain. */
function keep(line: string, cookies: Map<string, string>, refused: string[]): void {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  const has = (wanted: string) => attributes.some((attribute) => attribute.toLowerCase() === wanted)
  const isGood = has('secure') && has('path=/') && has('httponly') && !attributes.some((a) => /^domain=/i.test(a))
  if (!name.startsWith('__Host-') || !isGood) refused.push(line)
  else if (has('max-age=0') || value === '') cookies.delete(name)
  else cookies.set(name, value)
}
