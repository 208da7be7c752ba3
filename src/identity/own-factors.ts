/** What people do with their own second factors: authenticator app and passkeys. Each change is recorded. */
import { Problem } from '../kernel/problem.ts'
import type { From } from './account-deps.ts'
import { type Page, registeredPasskey, registrationOptions } from './adapters/passkeys.ts'
import { makeTotpSecret, totpUri } from './adapters/totp.ts'
import type { PasskeyResponse } from './contract.ts'
import { createOwnActs } from './own-acts.ts'
import { problems } from './problems.ts'
import { requireLocal, type SignInParts } from './sign-in-parts.ts'
import type { SignedIn } from './signed-in.ts'
import type { PersonAt } from './store.ts'

export function createOwnFactors(parts: SignInParts) {
  return { ...appOf(parts), ...passkeysOf(parts) }
}

function whose({ tenant, personId }: SignedIn): PersonAt {
  return { tenant, personId }
}

function appOf(parts: SignInParts) {
  const { steps, totp } = parts
  const { note, renew, municipalityOf } = createOwnActs(parts)

  return {
    /** A secret for an authenticator app, which counts after its first code. @returns it, and the secret of the step */
    async offerTotp(actor: SignedIn) {
      requireLocal(parts)
      const secret = makeTotpSecret()
      const uri = totpUri({ secret, issuer: `Stadspoort ${municipalityOf(actor)}`, label: actor.personId })
      const sealed = parts.vault.seal(actor.tenant, `offered totp/${actor.personId}`, secret).toString('base64')
      const step = await steps.begin({ ...whose(actor), purpose: 'add-totp', facts: { sealed } })
      return { secret, uri, step }
    },

    /** @throws Problem wrong-code, sign-in-step-gone */
    async confirmTotp(actor: SignedIn, code: string, from: From) {
      const step = await steps.take(from.step, 'add-totp')
      const { sealed } = step.facts
      if (step.personId !== actor.personId || typeof sealed !== 'string') throw new Problem(problems.stepGone)
      const secret = parts.vault.open(actor.tenant, `offered totp/${actor.personId}`, Buffer.from(sealed, 'base64'))
      if (!(await totp.keep(whose(actor), secret, code))) {
        await step.putBack()
        throw new Problem(problems.wrongCode)
      }
      await note(actor, 'totp-added')
      return renew(actor, 'totp', from)
    },

    async removeTotp(actor: SignedIn): Promise<void> {
      await note(actor, 'totp-removed')
      await totp.remove(whose(actor))
    },
  }
}

function passkeysOf(parts: SignInParts) {
  const { store, steps } = parts
  const { note, renew, municipalityOf } = createOwnActs(parts)

  return {
    /** @returns options for the browser, and the secret of the step */
    async passkeyOptions(actor: SignedIn, page: Page) {
      requireLocal(parts)
      const known = await store.passkeys(actor.tenant, actor.personId)
      const { name, id: handle } = actor
      const options = await registrationOptions(page, { municipality: municipalityOf(actor), handle, name, known })
      const facts = { challenge: options.challenge }
      return { options, step: await steps.begin({ ...whose(actor), purpose: 'add-passkey', facts }) }
    },

    /** @throws Problem passkey-refused, passkey-exists, sign-in-step-gone */
    async addPasskey(actor: SignedIn, input: { page: Page; name: string; passkey: PasskeyResponse }, from: From) {
      const step = await steps.take(from.step, 'add-passkey')
      const { challenge } = step.facts
      if (step.personId !== actor.personId || typeof challenge !== 'string') throw new Problem(problems.stepGone)
      const registered = await registeredPasskey(input.page, input.passkey, challenge)
      if (registered === undefined) throw new Problem(problems.passkeyRefused)
      const added = { ...registered, personId: actor.personId, name: input.name, createdAt: parts.clock.now() }
      await note(actor, 'passkey-added')
      if (!(await store.addPasskey(actor.tenant, added))) throw new Problem(problems.passkeyExists)
      return { id: added.id, renewed: await renew(actor, 'passkey', from) }
    },

    /** @throws Problem not-found */
    async renamePasskey(actor: SignedIn, id: string, name: string): Promise<void> {
      if (!(await store.renamePasskey(actor, id, name))) throw new Problem(problems.notFound)
    },

    /** @throws Problem not-found */
    async removePasskey(actor: SignedIn, id: string): Promise<void> {
      const known = await store.passkeys(actor.tenant, actor.personId)
      if (!known.some((passkey) => passkey.id === id)) throw new Problem(problems.notFound)
      await note(actor, 'passkey-removed')
      await store.removePasskeys(actor, id)
    },
  }
}
