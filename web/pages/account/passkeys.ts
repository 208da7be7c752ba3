/** Adding a passkey (WebAuthn level 3): the server's options in, the authenticator's answer back. */
import { ask } from '../../api.ts'
import type { Proof } from '../../step-up/use-proof.tsx'

export async function addPasskey(name: string, proof: Proof): Promise<void> {
  const options = await proof.run(() =>
    ask<PublicKeyCredentialCreationOptionsJSON>('/account/passkeys/options', { method: 'POST', body: {} }),
  )
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential = await navigator.credentials.create({ publicKey })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential')
  await ask('/account/passkeys', { method: 'POST', body: { name, passkey: credential.toJSON() } })
}

/** What a browser says when the person stopped, or waited too long: no failure of ours. */
export function isGivenUp(error: Error): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')
}
