/** People as the provider knows them: made at their first sign-in, followed at every next one. */
import type { AccountParts, Provider } from './account-deps.ts'
import type { Person } from './person.ts'
import type { ProviderPerson } from './provider-claims.ts'

export function createProviderPeople(parts: AccountParts, provider: () => Provider) {
  const { people, store, record, ids, clock } = parts
  const byProvider = { by: 'provider' }

  async function linked(found: ProviderPerson): Promise<Person | undefined> {
    const { tenant, openId } = provider()
    const id = await store.linkedPerson(tenant, { issuer: openId.issuer, subject: found.subject })
    return id === undefined ? undefined : people.find(tenant, id)
  }

  /** Makes a person for who signs in for the first time. */
  async function welcome(found: ProviderPerson): Promise<Person | undefined> {
    const { tenant, openId } = provider()
    const { subject, isStrong: _, ...fields } = found
    const person = await people.add({ ...fields, tenant, id: ids.next(clock.now()), isSample: false })
    await record(tenant, { type: 'person.added', person: person.pseudonym, roles: person.roles, ...byProvider })
    const isFirst = await store.addLink({ tenant, personId: person.id }, { issuer: openId.issuer, subject })
    // Two windows at once: the other one's person is the one.
    return isFirst ? person : linked(found)
  }

  async function follow(person: Person, { name, department, groups, roles }: ProviderPerson): Promise<Person> {
    const isSameRoles = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role))
    const isSame =
      isSameRoles && name === person.name && department === person.department && groups.join() === person.groups.join()
    if (isSame) return person
    if (!isSameRoles) {
      await record(person.tenant, { type: 'person.changed', person: person.pseudonym, roles, ...byProvider })
    }
    return people.change(person.tenant, person.id, { name, department, groups, roles })
  }

  return { linked, welcome, follow }
}
