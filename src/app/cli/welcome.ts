/** What a person reads when the gate is open: where it is, who can try it, and one line to paste. */
import { roleNames } from '../../identity/index.ts'
import type { SampleKey } from '../sample/sample-municipality.ts'
import type { SamplePassword } from '../sample/sample-passwords.ts'
import { table } from './table.ts'

export interface Welcome {
  readonly address: string
  readonly municipality: string
  readonly data: string
  readonly database: 'pglite' | 'postgresql'
  readonly models: readonly { readonly id: string; readonly zone: string; readonly canChat: boolean }[]
  readonly sampleKeys: readonly SampleKey[]
  readonly samplePasswords: readonly SamplePassword[]
  /** Zones a use case may use. */
  zonesOf(useCase: string): readonly string[]
}

const databases = {
  pglite: 'ingebouwd, alleen voor proeven en pilots: na stroomuitval kan het laatste ontbreken (het logboek niet)',
  postgresql: 'PostgreSQL',
} as const

export function welcomeText(welcome: Welcome): string {
  const { address, municipality, data, database, models } = welcome
  return [
    `Gemeente:     ${municipality}`,
    `Gegevensmap:  ${data}`,
    `Database:     ${databases[database]}`,
    `Modellen:     ${models.map(({ id, zone }) => `${id} (${zone})`).join(', ')}`,
    '',
    `De poort is open: ${address}`,
    ...samples(welcome),
    '',
    'Stoppen: Ctrl+C',
  ].join('\n')
}

function samples(welcome: Welcome): string[] {
  const { sampleKeys, samplePasswords } = welcome
  if (sampleKeys.length === 0) return []
  const people = samplePasswords.map(({ name, role, person, password }) => [name, roleNames[role], person, password])
  const keys = sampleKeys.map(({ name, useCase, key }) => [name, useCase, key])
  const line = tryOut(welcome)
  return [
    '',
    'Dit is een voorbeeldgemeente met verzonnen mensen. Hun wachtwoorden en sleutels gelden alleen op deze computer.',
    ...(people.length === 0
      ? []
      : ['', 'Inloggen in je browser:', table(['naam', 'rol', 'inloggen als', 'wachtwoord'], people)]),
    '',
    'Sleutels voor programma’s:',
    table(['naam', 'toepassing', 'sleutel'], keys),
    ...(line === undefined ? [] : ['', 'Probeer het in een ander venster:', line]),
  ]
}

// A letter as residents write them, with a number that passes the check digits of a BSN.
const question = 'Hoe vraagt mevrouw De Boer (BSN 999990019) een paspoort aan?'

function tryOut({ address, models, sampleKeys, zonesOf }: Welcome): string | undefined {
  for (const { useCase, key } of sampleKeys) {
    const model = models.find(({ canChat, zone }) => canChat && zonesOf(useCase).includes(zone))
    if (model === undefined) continue
    const body = JSON.stringify({ model: model.id, messages: [{ role: 'user', content: question }] })
    return `curl -s ${address}/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${body}'`
  }
  return undefined
}
