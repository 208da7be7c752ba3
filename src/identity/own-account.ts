/** What people do with their own account: password, second factors, proof, sessions. Each change is recorded. */
import { Problem } from '../kernel/problem.ts'
import type { From } from './account-deps.ts'
import { type Page, registeredPasskey, registrationOptions } from './adapters/passkeys.ts'
import { makeTotpSecret, totpUri } from './adapters/totp.ts'
import type { PasskeyResponse } from './contract.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'
import { isStrongWay, type SessionWay } from './session.ts'
import { type SignInParts, startSession } from './sign-in.ts'
import type { SignedIn } from './signed-in.ts'
import type { PersonAt } from './store.ts'

export function createOwnAccount(parts: SignInParts) {
  const { store, sessions, attempts, passwords, steps, totp, directory, municipalities } = parts
  const start = startSession(parts)
  const personOf = ({ tenant, personId }: SignedIn): Person => {
    const person = directory.person(tenant, personId)
    if (person === undefined) throw new Problem(problems.notFound)
    return person
  }
  const note = (actor: SignedIn, what: string) =>
    parts.record(actor.tenant, { type: 'account.changed', actor: actor.id, what })
  const municipalityOf = ({ tenant }: PersonAt) => municipalities().find(({ id }) => id === tenant)?.name ?? ''
  const renew = (actor: SignedIn, factor: 'totp' | 'passkey' | undefined, from: From) =>
    start(personOf(actor), strengthened(actor.session.way, factor), from, true)

  return {
    async see({ tenant, personId }: SignedIn) {
      const whose = { tenant, personId }
      return { account: await store.account(whose), passkeys: await store.passkeys(tenant, personId) }
    },

    /** @throws Problem sign-in-failed (the current one is wrong), sign-in-delayed, weak-password, local-sign-in-off */
    async changePassword(actor: SignedIn, { current, next }: { current: string; next: string }, from: From) {
      requireLocal(parts.isProviderOn)
      const person = personOf(actor)
      await attempts.try({ tenant: actor.tenant, name: actor.personId, address: from.address }, async () => {
        return (await passwords.isRight(await store.account(actor), current)) || undefined
      })
      await passwords.requireStrong(next, { person, municipality: municipalityOf(actor) })
      await note(actor, 'password')
      await passwords.set(actor, next)
      await sessions.end({ tenant: actor.tenant, personId: actor.personId, except: actor.session.id })
      return renew(actor, undefined, from)
    },

    /**
     * Fresh proof of who sits there: the authenticator app where there is one, otherwise the password.
     * @throws Problem sign-in-failed, sign-in-delayed, local-sign-in-off
     */
    async prove(actor: SignedIn, proof: { code: string } | { password: string }, from: From) {
      requireLocal(parts.isProviderOn)
      const account = await store.account(actor)
      const hasFactor =
        account.totpSecret !== undefined || (await store.passkeys(actor.tenant, actor.personId)).length > 0
      const isCode = 'code' in proof
      const attempt = { tenant: actor.tenant, name: actor.personId, address: from.address, isSecondFactor: isCode }
      await attempts.try(attempt, async () => {
        if (isCode) return (await totp.isRight(actor, account, proof.code)) || undefined
        return (await passwords.isRight(account, proof.password)) && !hasFactor ? true : undefined
      })
      return renew(actor, isCode ? 'totp' : undefined, from)
    },

    /** A secret for an authenticator app, which counts after its first code. @returns it, and the secret of the step */
    async offerTotp(actor: SignedIn) {
      requireLocal(parts.isProviderOn)
      const secret = makeTotpSecret()
      const uri = totpUri({ secret, issuer: `Stadspoort ${municipalityOf(actor)}`, label: actor.personId })
      const sealed = parts.vault.seal(actor.tenant, `offered totp/${actor.personId}`, secret).toString('base64')
      const step = await steps.begin({ ...at(actor), purpose: 'add-totp', facts: { sealed } })
      return { secret, uri, step }
    },

    /** @throws Problem wrong-code, sign-in-step-gone */
    async confirmTotp(actor: SignedIn, code: string, from: From) {
      const step = await steps.take(from.step, 'add-totp')
      const { sealed } = step.facts
      if (step.personId !== actor.personId || typeof sealed !== 'string') throw new Problem(problems.stepGone)
      const secret = parts.vault.open(actor.tenant, `offered totp/${actor.personId}`, Buffer.from(sealed, 'base64'))
      if (!(await totp.keep(at(actor), secret, code))) {
        await step.putBack()
        throw new Problem(problems.wrongCode)
      }
      await note(actor, 'totp-added')
      return renew(actor, 'totp', from)
    },

    async removeTotp(actor: SignedIn): Promise<void> {
      await note(actor, 'totp-removed')
      await totp.remove(at(actor))
    },

    /** @returns options for the browser, and the secret of the step */
    async passkeyOptions(actor: SignedIn, page: Page) {
      requireLocal(parts.isProviderOn)
      const known = await store.passkeys(actor.tenant, actor.personId)
      const { name, id: handle } = actor
      const options = await registrationOptions(page, { municipality: municipalityOf(actor), handle, name, known })
      const facts = { challenge: options.challenge }
      return { options, step: await steps.begin({ ...at(actor), purpose: 'add-passkey', facts }) }
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
    async removePasskey(actor: SignedIn, id: string): Promise<void> {
      const known = await store.passkeys(actor.tenant, actor.personId)
      if (!known.some((passkey) => passkey.id === id)) throw new Problem(problems.notFound)
      await note(actor, 'passkey-removed')
      await store.removePasskeys(actor, id)
    },

    /**
     * Ends one of one's own sessions, or all but the current one.
     * @returns how many ended
     * @throws Problem not-found
     */
    async endSessions(actor: SignedIn, id?: string): Promise<number> {
      const which = id === undefined ? { except: actor.session.id } : { id }
      const ended = await sessions.end({ ...at(actor), ...which })
      if (id !== undefined && ended === 0) throw new Problem(problems.notFound)
      await parts.record(actor.tenant, { type: 'session.ended', actor: actor.id, sessions: ended, reason: 'by-person' })
      return ended
    },
  }
}
export type OwnAccount = ReturnType<typeof createOwnAccount>

function requireLocal(isProviderOn: boolean): void {
  if (isProviderOn) throw new Problem(problems.localOff)
}

function at({ tenant, personId }: SignedIn): PersonAt {
  return { tenant, personId }
}

/** How strong a session is after a factor was shown in it. */
function strengthened(way: SessionWay, factor: 'totp' | 'passkey' | undefined): SessionWay {
  return factor === undefined || isStrongWay(way) ? way : `password+${factor}`
}
