/** Passkeys in the browser (WebAuthn level 3): the server's options in, the authenticator's answer back. */
import type { SignInAnswer, SignInWays } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'

/** A passkey belongs to a host name, so it cannot work on a bare address. */
export function isPasskeyPossible({ passkeyHosts }: SignInWays): boolean {
  return 'PublicKeyCredential' in window && passkeyHosts.includes(location.hostname)
}

export async function signInWithPasskey(): Promise<SignInAnswer> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>('/session/passkey/options', {
    method: 'POST',
    body: {},
  })
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential')
  return ask('/session/passkey', { method: 'POST', body: { passkey: credential.toJSON() } })
}
