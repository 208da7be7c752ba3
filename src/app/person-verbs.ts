/** What can be asked about people from the command line; every change is recorded in the ledger. */
import { z } from 'zod'
import { newPerson, personId, role } from '../identity/contract.ts'
import type { OneTimeCode, Person } from '../identity/index.ts'
import type { Handlers } from './control.ts'
import { tenantOf, type VerbParts } from './house-verbs.ts'
import { openAccounts } from './open-accounts.ts'

const tenant = z.string().optional()
const listArgs = z.object({ tenant })
const addArgs = newPerson.extend({ tenant })
const whoArgs = z.object({ tenant, id: personId })
const rolesArgs = whoArgs.extend({ roles: z.array(role) })
const resetArgs = whoArgs.extend({ secondFactor: z.boolean() })

/** A person as the command line shows it. */
export const describedPerson = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  roles: z.array(role),
  tenant: z.string(),
  blockedAt: z.string().nullable(),
})
/** A code that is shown once. */
export const describedCode = z.object({ code: z.string(), expiresAt: z.string() })

const by = { name: 'cli' }

/** `person.list`, `person.add`, `person.roles`, `person.block`, `person.unblock`, `person.reset`. */
export function personVerbs({ house, ledgers }: VerbParts): Handlers {
  const { administration } = openAccounts({ house, ledgers })
  const block = (isBlocked: boolean) => async (args: unknown) => {
    const { tenant, id } = whoArgs.parse(args)
    return describe(await administration.change(tenantOf(house, tenant), id, { to: { isBlocked }, by }))
  }

  return {
    'person.list': async (args) => {
      const people = await administration.list(tenantOf(house, listArgs.parse(args).tenant))
      return people.map(({ person, hasSecondFactor, sessions }) => ({ ...describe(person), hasSecondFactor, sessions }))
    },
    'person.add': async (args) => {
      const { tenant, ...person } = addArgs.parse(args)
      const added = await administration.add({ ...person, tenant: tenantOf(house, tenant), isSample: false }, by)
      return { ...describe(added.person), ...codeOf(added.signIn) }
    },
    'person.roles': async (args) => {
      const { tenant, id, roles } = rolesArgs.parse(args)
      return describe(await administration.change(tenantOf(house, tenant), id, { to: { roles }, by }))
    },
    'person.block': block(true),
    'person.unblock': block(false),
    'person.reset': async (args) => {
      const { tenant, id, secondFactor } = resetArgs.parse(args)
      return codeOf(await administration.reset(tenantOf(house, tenant), id, { secondFactor, by }))
    },
  }
}

function describe({ id, name, department, roles, tenant, blockedAt }: Person) {
  return {
    id,
    name,
    department,
    roles: [...roles],
    tenant,
    blockedAt: blockedAt === undefined ? null : new Date(blockedAt).toISOString(),
  }
}

function codeOf({ code, expiresAt }: OneTimeCode) {
  return { code, expiresAt: new Date(expiresAt).toISOString() }
}
