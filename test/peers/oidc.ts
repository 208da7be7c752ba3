/** A provider of a municipality for tests: the real `oidc-provider`, where the person the test names signs in at once. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'

export interface OidcPerson {
  readonly subject: string
  readonly claims?: { readonly [name: string]: unknown }
  readonly acr?: string
  readonly amr?: readonly string[]
}

export interface OidcPeer {
  readonly issuer: string
  /** Who signs in from now on. */
  person: OidcPerson
  /** Goes from the address a browser was sent to, through signing in, to the address it is sent back to. */
  visit(url: string): Promise<string>
  /** What the clients asked of the authorisation endpoint. */
  readonly asked: URLSearchParams[]
  close(): Promise<void>
}

export const clientSecret = 'een-geheim-van-de-proef'

/** @param redirectUris where our own gate lets people come back */
export async function startOidc(port: number, redirectUris: readonly string[], more: object = {}): Promise<OidcPeer> {
  const issuer = `http://localhost:${port}`
  const peer = { person: { subject: 'niemand' } as OidcPerson }
  const asked: URLSearchParams[] = []
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'stadspoort',
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [...redirectUris],
        ...more,
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Claims belong in the id token: the gate asks for nothing more.
    conformIdTokenClaims: false,
    acrValues: ['laag', 'substantieel'],
    claims: { openid: ['sub', 'groups', 'name', 'department', 'acr', 'amr'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...peer.person.claims }) }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    cookies: { keys: ['proef'] },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/auth') asked.push(url.searchParams)
    if (!url.pathname.startsWith('/interaction/')) return answer(request, response)
    const { subject, acr, amr } = peer.person
    const login = { accountId: subject, ...(acr && { acr }), ...(amr && { amr: [...amr] }) }
    return provider.interactionFinished(request, response, { login })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(peer, { issuer, asked, visit: (url: string) => visit(url, issuer), close: () => stop(server) })
}

async function visit(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let hops = 0; url.startsWith(issuer) && hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider stopped at ${url}: ${answer.status} ${await answer.text()}`)
    url = new URL(next, url).href
  }
  return url
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
