/** How to sign in as the people of the sample municipality: random passwords, in a file beside the sample keys. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { type Identity, roles } from '../../identity/index.ts'
import type { Ids } from '../../kernel/ids.ts'
import { sampleMunicipality } from './sample-municipality.ts'

const samplePassword = z.object({ person: z.string(), name: z.string(), role: z.enum(roles), password: z.string() })

/** A sample person's password as the start-up text shows it. */
export type SamplePassword = Readonly<z.infer<typeof samplePassword>>

const passwordsFile = 'sample-passwords.json'
const groups = 4
const groupLength = 4

/** Passwords made for the sample persons; empty in a real municipality. */
export function readSamplePasswords(fileOf: (name: string) => string): readonly SamplePassword[] {
  try {
    return z.array(samplePassword).parse(JSON.parse(readFileSync(fileOf(passwordsFile), 'utf8')))
  } catch {
    return []
  }
}

export interface SamplePasswordsHouse {
  readonly identity: Identity
  readonly ids: Ids
  fileOf(name: string): string
}

/**
 * Gives every sample person without a password a random one. A password that somebody changed since stays; the file is
 * written first, so that an interrupted start leaves no password that nobody knows.
 */
export async function fillSamplePasswords(
  { identity, ids, fileOf }: SamplePasswordsHouse,
  tenant: string,
): Promise<void> {
  const known = readSamplePasswords(fileOf)
  const all = sampleMunicipality().persons.map(({ id: person, name, roles: [role = 'medewerker'] }) => {
    const password = Array.from({ length: groups }, () => ids.secret(groupLength)).join('-')
    return known.find((one) => one.person === person) ?? { person, name, role, password }
  })
  const without: SamplePassword[] = []
  for (const one of all) if (!(await identity.passwords.has({ tenant, personId: one.person }))) without.push(one)
  if (without.length === 0) return
  writeFileSync(fileOf(passwordsFile), `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  await Promise.all(
    without.map(({ person, password }) => identity.passwords.set({ tenant, personId: person }, password)),
  )
}
