/** What people do with their own account: password, proof, sessions. Each change is recorded. */
import { Problem } from '../kernel/problem.ts'
import type { From } from './account-deps.ts'
import { createOwnActs } from './own-acts.ts'
import { problems } from './problems.ts'
import { requireLocal, type SignInParts } from './sign-in-parts.ts'
import type { SignedIn } from './signed-in.ts'

export function createOwnAccount(parts: SignInParts) {
  const { store, sessions, attempts, passwords, totp } = parts
  const { note, renew, personOf, municipalityOf } = createOwnActs(parts)

  return {
    async see({ tenant, personId }: SignedIn) {
      const account = await store.account({ tenant, personId })
      const { resetBy } = account
      const name = resetBy === undefined ? undefined : parts.directory.person(tenant, resetBy)?.name
      return { account, passkeys: await store.passkeys(tenant, personId), resetBy: name ?? resetBy }
    },

    /** @throws Problem sign-in-failed (the current one is wrong), sign-in-delayed, weak-password, local-sign-in-off */
    async changePassword(actor: SignedIn, { current, next }: { current: string; next: string }, from: From) {
      requireLocal(parts)
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
      requireLocal(parts)
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

    /**
     * Ends one of one's own sessions, or all but the current one.
     * @returns how many ended
     * @throws Problem not-found
     */
    async endSessions(actor: SignedIn, id?: string): Promise<number> {
      const which = id === undefined ? { except: actor.session.id } : { id }
      const ended = await sessions.end({ tenant: actor.tenant, personId: actor.personId, ...which })
      if (id !== undefined && ended === 0) throw new Problem(problems.notFound)
      await parts.record(actor.tenant, { type: 'session.ended', actor: actor.id, sessions: ended, reason: 'by-person' })
      return ended
    },
  }
}
