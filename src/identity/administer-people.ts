/** What an administrator does with people, on screen or on the command line. Each act is recorded, with who did it. */
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { AccountParts } from './account-deps.ts'
import type { NewPerson, PersonChange } from './manage-people.ts'
import type { Passwords } from './passwords.ts'
import type { Person } from './person.ts'
import { problems } from './problems.ts'

/** Who does it: the pseudonym of an administrator and their own id, or the command line. */
export interface By {
  readonly name: string
  readonly personId?: string
}

/** A code as it is shown once. Times in milliseconds since the Unix epoch. */
export interface OneTimeCode {
  readonly code: string
  readonly expiresAt: number
}

export function createAdministration(parts: AccountParts & { readonly passwords: Passwords }) {
  const { people, sessions, store, passwords, codeMs, isProviderOn } = parts
  const known = (tenant: string, id: string): Person => {
    const person = people.find(tenant, id)
    if (person === undefined) throw new Problem(problems.notFound)
    return person
  }
  const note = (person: Person, { name: by }: By, facts: JsonObject & { type: string }) =>
    parts.record(person.tenant, { ...facts, person: person.pseudonym, by })

  return {
    /** People with what an administrator sees of their accounts. */
    async list(tenant: string) {
      const withTotp = new Set(await store.peopleWithTotp(tenant))
      const withPasskey = new Set((await store.passkeys(tenant)).map(({ personId }) => personId))
      return people.list(tenant).map((person) => ({
        person,
        hasSecondFactor: withTotp.has(person.id) || withPasskey.has(person.id),
        sessions: sessions.list(tenant, person.id).length,
      }))
    },

    /**
     * Adds a person, who can sign in once with the code. Nobody else ever learns a password.
     * @throws Problem person-exists, local-sign-in-off
     */
    async add(person: NewPerson, by: By): Promise<{ readonly person: Person; readonly signIn: OneTimeCode }> {
      if (isProviderOn) throw new Problem(problems.providerAddsPeople)
      const added = await people.add(person)
      await note(added, by, { type: 'person.added', roles: added.roles })
      return { person: added, signIn: await passwords.giveCode(at(added), { codeMs }) }
    },

    /** @throws Problem not-found, own-rights, provider-decides */
    async change(tenant: string, id: string, { to, by }: { to: PersonChange; by: By }): Promise<Person> {
      const person = known(tenant, id)
      const { isBlocked, ...rest } = to
      if (isProviderOn && Object.keys(rest).length > 0) throw new Problem(problems.providerDecides)
      requireOthers(person, to, by)
      // Stopping somebody comes before recording it: a full disk must not keep a thief in. Giving rights is the other way.
      if (isBlocked !== true) await note(person, by, changeFacts(to))
      const changed = await people.change(tenant, id, to)
      if (isBlocked === true) await note(person, by, changeFacts(to))
      return changed
    },

    /**
     * Takes a lost or stolen password away and gives a code to make a new one. The second factor stays unless it is lost
     * too. Ends all sessions; the person sees that it happened.
     * @throws Problem not-found, local-sign-in-off
     */
    async reset(
      tenant: string,
      id: string,
      { secondFactor, by }: { secondFactor: boolean; by: By },
    ): Promise<OneTimeCode> {
      if (isProviderOn) throw new Problem(problems.localOff)
      const person = known(tenant, id)
      await note(person, by, { type: 'person.reset', secondFactor })
      const whose = at(person)
      const also = {
        resetAt: parts.clock.now(),
        resetBy: by.personId,
        ...(secondFactor ? { totpSecret: undefined, totpStep: undefined } : {}),
      }
      const code = await passwords.giveCode(whose, { codeMs, also })
      if (secondFactor) await store.removePasskeys(whose)
      await sessions.end(whose)
      return code
    },

    /** @returns how many ended @throws Problem not-found */
    async endSessions(tenant: string, id: string, by: By): Promise<number> {
      const person = known(tenant, id)
      const ended = await sessions.end(at(person))
      await note(person, by, { type: 'session.ended', sessions: ended, reason: 'by-administrator' })
      return ended
    },
  }
}

function at({ tenant, id }: Person) {
  return { tenant, personId: id }
}

/** Nobody locks themselves out: the last one with the keys must not throw them away. */
function requireOthers(person: Person, { isBlocked, roles }: PersonChange, { personId }: By): void {
  const losesRole = roles !== undefined && person.roles.includes('beheerder') && !roles.includes('beheerder')
  if (person.id === personId && (isBlocked === true || losesRole)) throw new Problem(problems.ownRights)
}

/** Roles and blocking are facts; a name is none of the ledger's business. */
function changeFacts({ roles, isBlocked, ...rest }: PersonChange): JsonObject & { type: string } {
  const type = isBlocked === undefined ? 'person.changed' : isBlocked ? 'person.blocked' : 'person.unblocked'
  const fields = Object.keys(rest).filter((name) => rest[name as keyof typeof rest] !== undefined)
  return { type, ...(roles === undefined ? {} : { roles }), ...(fields.length === 0 ? {} : { fields }) }
}
