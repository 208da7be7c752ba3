/** Passkeys (WebAuthn level 3): options for the browser, and the judgement of what it answers. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyResponse } from '../contract.ts'
import type { Passkey } from '../store.ts'

/** The page that asks: its origin as the browser wrote it, judged before to be ours. */
export interface Page {
  readonly origin: string
}

/** Read when the first passkey is used: it takes ten megabytes. */
const library = () => import('@simplewebauthn/server')

const timeout = 300_000
const hostOf = ({ origin }: Page): string => new URL(origin).hostname

export interface NewPasskey {
  readonly municipality: string
  /** The person's pseudonym: the only name a device keeps for us to read back. */
  readonly handle: string
  readonly name: string
  readonly known: readonly Passkey[]
}

export async function registrationOptions(page: Page, { municipality, handle, name, known }: NewPasskey) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: `Stadspoort ${municipality}`,
    rpID: hostOf(page),
    userID: Uint8Array.from(Buffer.from(handle)),
    userName: name,
    userDisplayName: name,
    attestationType: 'none',
    timeout,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // It must work without a password, so the device must know the person.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The passkey to keep; undefined when the answer is not right. */
export async function registeredPasskey(page: Page, response: PasskeyResponse, challenge: string) {
  const { verifyRegistrationResponse } = await library()
  const result = await orUndefined(
    verifyRegistrationResponse({
      // The library reads every field itself and refuses what is not there.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: page.origin,
      expectedRPID: hostOf(page),
      requireUserVerification: true,
    }),
  )
  if (result?.verified !== true) return undefined
  const { id, publicKey, counter, transports = [] } = result.registrationInfo.credential
  return { id, publicKey: Buffer.from(publicKey), counter, transports: transports.map(String) }
}

/** @param allowed passkeys of a known person; empty to let the device say who it is */
export async function signInOptions(page: Page, allowed: readonly Passkey[]) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: hostOf(page),
    timeout,
    userVerification: 'required',
    allowCredentials: allowed.map(({ id, transports }) => ({ id, transports: [...transports] })),
  })
}

/** The new counter of the passkey; undefined when the answer is not right. */
export async function provenCounter(
  page: Page,
  response: PasskeyResponse,
  { challenge, passkey }: { challenge: string; passkey: Passkey },
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const result = await orUndefined(
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: page.origin,
      expectedRPID: hostOf(page),
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    }),
  )
  return result?.verified === true ? result.authenticationInfo.newCounter : undefined
}

/** The library throws at every answer that is not right; which rule was broken is nobody's business. */
function orUndefined<T>(result: Promise<T>): Promise<T | undefined> {
  return result.catch(() => undefined)
}
