/** Gemeente Voorbeeldstad: made-up people, use cases and keys to try the gate with. Never in a real municipality. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type Identity, type KeyLimits, type Role, roles } from '../../identity/index.ts'
import { type Register, useCaseSchema } from '../../register/index.ts'
import { unlessThere } from '../unless-there.ts'
import { readYaml } from './read-yaml.ts'

const municipality = z.strictObject({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  persons: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      department: z.string(),
      roles: z.array(z.enum(roles)).min(1),
      /** Use case of the API key this person gets; without it the person gets none. */
      key: z.string().optional(),
    }),
  ),
})

const sampleKeys = z.array(
  z.object({ person: z.string(), name: z.string(), role: z.enum(roles), useCase: z.string(), key: z.string() }),
)

/** A sample person's key as the start-up text shows it. */
export interface SampleKey {
  readonly person: string
  readonly name: string
  readonly role: Role
  readonly useCase: string
  readonly key: string
}

const keysFile = 'sample-keys.json'

export function sampleMunicipality(): z.infer<typeof municipality> {
  return municipality.parse(readYaml('municipality.yaml'))
}

export function sampleUseCases(): z.infer<typeof useCaseSchema>[] {
  return z.array(useCaseSchema).parse(readYaml('use-cases.yaml'))
}

/** Keys made for the sample persons; empty in a real municipality. */
export function readSampleKeys(fileOf: (name: string) => string): readonly SampleKey[] {
  try {
    return sampleKeys.parse(JSON.parse(readFileSync(fileOf(keysFile), 'utf8')))
  } catch {
    return []
  }
}

export interface SampleHouse {
  readonly identity: Identity
  readonly register: Register
  readonly limits: KeyLimits
  fileOf(name: string): string
}

/**
 * Fills the tenant with people, use cases and a random key each; what is there already stays, so that an interrupted
 * first start can be finished by the next.
 */
export async function fillSampleMunicipality(house: SampleHouse, tenant: string): Promise<void> {
  const { identity, register } = house
  for (const record of sampleUseCases()) {
    if (register.find(tenant, record.id) === undefined)
      await unlessThere(register.save(tenant, record, { by: 'voorbeeld' }))
  }
  const made = [...readSampleKeys(house.fileOf)]
  for (const { key: useCase, ...person } of sampleMunicipality().persons) {
    if (identity.people.find(tenant, person.id) === undefined) {
      await unlessThere(identity.people.add({ tenant, isSample: true, ...person }))
    }
    if (useCase === undefined || made.some((known) => known.person === person.id)) continue
    const { secret } = await identity.keys.create({
      tenant,
      name: `voorbeeld ${person.name}`,
      useCase,
      personId: person.id,
      limits: house.limits,
    })
    made.push({ person: person.id, name: person.name, role: person.roles[0] ?? 'medewerker', useCase, key: secret })
    writeFileSync(house.fileOf(keysFile), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  }
}
