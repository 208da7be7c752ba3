/**
 * The provider of a municipality, by the NLGov profile of OpenID Connect: authorisation code with PKCE S256, state and
 * nonce, signed id tokens of which the signature is checked, exact redirect address. No implicit flow.
 */
import { createPrivateKey, webcrypto } from 'node:crypto'
import * as openid from 'openid-client'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  /** PKCS #8, PEM. */
  readonly clientKey?: string | undefined
  readonly scopes: string
  readonly acrValues: readonly string[]
}

/** What is kept between going to the provider and coming back. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Fresh proof was asked for. */
  readonly isAgain: boolean
}

export interface OpenId {
  readonly issuer: string
  /** Where to send the browser, and what to check when it comes back. */
  begin(redirectUri: string, isAgain: boolean): Promise<{ readonly url: string; readonly checks: Checks }>
  /** The claims of the id token. @throws whatever is not right about the answer */
  finish(returned: URL, checks: Checks): Promise<{ readonly [name: string]: unknown }>
  /** Where to sign out at the provider; undefined when it has no such place. */
  signOutUrl(returnTo: string): Promise<string | undefined>
}

/** The way out, as the library asks for it. */
export type ProviderFetch = (url: string, options: openid.CustomFetchOptions) => Promise<Response>

const timeoutSeconds = 10
/** Seconds since the person last showed who they are at the provider, when fresh proof is asked. */
const freshSeconds = 60

/** Looks the provider up when it is first needed, and again when that failed. */
export function createOpenId(settings: OpenIdSettings, fetch: ProviderFetch): OpenId {
  let found: Promise<openid.Configuration> | undefined
  const configuration = (): Promise<openid.Configuration> => {
    found ??= discover(settings, fetch).catch((error: unknown) => {
      // The provider was away: the next one who signs in looks again.
      found = undefined
      throw error
    })
    return found
  }

  return {
    issuer: settings.issuer,
    async begin(redirectUri, isAgain) {
      const checks = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        isAgain,
      }
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: settings.scopes,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ...(settings.acrValues.length === 0 ? {} : { acr_values: settings.acrValues.join(' ') }),
        ...(isAgain ? { prompt: 'login', max_age: String(freshSeconds) } : {}),
      })
      return { url: url.href, checks }
    },
    async finish(returned, { state, nonce, verifier, isAgain }) {
      const answer = await openid.authorizationCodeGrant(await configuration(), returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(isAgain ? { maxAge: freshSeconds } : {}),
      })
      return answer.claims() ?? {}
    },
    async signOutUrl(returnTo) {
      const found = await configuration().catch(() => undefined)
      if (found?.serverMetadata().end_session_endpoint === undefined) return undefined
      return openid.buildEndSessionUrl(found, { post_logout_redirect_uri: returnTo }).href
    },
  }
}

async function discover(settings: OpenIdSettings, fetch: ProviderFetch): Promise<openid.Configuration> {
  const issuer = new URL(settings.issuer)
  const found = await openid.discovery(issuer, settings.clientId, undefined, await authentication(settings), {
    [openid.customFetch]: fetch,
    timeout: timeoutSeconds,
    // Over plain HTTP only on this computer itself: for trying out.
    execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
  })
  openid.enableNonRepudiationChecks(found)
  return found
}

async function authentication({ clientKey, clientSecret }: OpenIdSettings): Promise<openid.ClientAuth> {
  if (clientKey !== undefined) return openid.PrivateKeyJwt(await importKey(clientKey))
  return clientSecret === undefined ? openid.None() : openid.ClientSecretPost(clientSecret)
}

/** RS256 for an RSA key, ES256 for one on P-256. */
async function importKey(pem: string): Promise<openid.CryptoKey> {
  const key = createPrivateKey(pem)
  const der = key.export({ format: 'der', type: 'pkcs8' })
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  return webcrypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]')
}
