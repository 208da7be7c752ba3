/** docs/configuration.md, from the schema itself: a setting without a description cannot exist. */
import type { z } from 'zod'
import { environmentName } from './read-environment.ts'
import { type Leaf, leavesOf, type Shape, shapeOf } from './walk-schema.ts'

export function documentConfig(schema: z.ZodType): string {
  const shape = shapeOf(schema)
  const groups = Object.entries(shape.properties ?? {})
  const single = groups.filter(([, group]) => group.properties === undefined && group.items?.properties === undefined)
  const nested = groups.filter(([, group]) => group.properties !== undefined || group.items?.properties !== undefined)
  return [
    introduction,
    '## Algemeen',
    settingsTable(
      single.map(([name, leaf]) => ({ path: [name], shape: leaf })),
      'environment',
    ),
    ...nested.flatMap(([name, group]) => section(name, group)),
    example,
  ].join('\n\n')
}

const introduction = `<!-- Gemaakt met: bin/stadspoort config --docs > docs/configuration.md. Verander src/app/config.ts, niet dit bestand. -->

# Instellingen

Stadspoort leest \`./stadspoort.yaml\` als dat er is, of het bestand achter \`--config\`. Zonder bestand gelden de standaardwaarden.
Een omgevingsvariabele gaat voor het bestand, een optie op de opdrachtregel (\`--data\`, \`--port\`, \`--host\`) gaat voor allebei.

- Alle fouten komen in één keer, met hun plaats in het bestand. Een onbekende instelling is ook een fout.
- Een geheim kan in een eigen bestand staan: gebruik dan de instelling of variabele die eindigt op \`File\` of \`_FILE\`.
- \`stadspoort config check\` controleert, \`stadspoort config print\` toont wat geldt, zonder geheimen.`

const example = `## Voorbeeld

\`\`\`yaml
municipality:
  name: Gemeente Voorbeeldstad
  id: voorbeeldstad
database:
  urlFile: /run/secrets/database-url
models:
  - id: mistral-small
    engine: openai-compatible
    baseUrl: http://127.0.0.1:8000/v1
    upstreamModel: mistral-small-24b
    apiKeyFile: /run/secrets/mistral
    zone: own
    sheet: { operator: Gemeente Voorbeeldstad, jurisdiction: NL, trainsOnInput: false, licence: Apache-2.0 }
\`\`\`
`

function section(name: string, group: Shape): string[] {
  const isList = group.items !== undefined
  const inner = group.items ?? group
  const leaves = leavesOf(inner).map((leaf) => ({ ...leaf, path: isList ? leaf.path : [name, ...leaf.path] }))
  const title = isList ? `## ${name} (lijst)` : `## ${name}`
  return [title, group.description ?? '', settingsTable(leaves, isList ? 'list' : 'environment')]
}

function settingsTable(leaves: readonly Leaf[], source: 'environment' | 'list'): string {
  const head =
    source === 'list'
      ? '| instelling | wat | waarde | standaard |'
      : '| instelling | wat | waarde | standaard | omgevingsvariabele |'
  const rule = source === 'list' ? '|---|---|---|---|' : '|---|---|---|---|---|'
  const rows = leaves.map((leaf) => {
    const cells = [
      `\`${leaf.path.join('.')}\``,
      leaf.shape.description ?? '',
      kindOf(leaf.shape),
      defaultOf(leaf.shape),
    ]
    if (source === 'environment') cells.push(leaf.shape.type === 'array' ? '–' : variableOf(leaf))
    return `| ${cells.map(cell).join(' | ')} |`
  })
  return [head, rule, ...rows].join('\n')
}

function variableOf({ path }: Leaf): string {
  const name = environmentName(path)
  const usual = name.startsWith('STADSPOORT_DATABASE_URL') ? ` of \`${name.slice('STADSPOORT_'.length)}\`` : ''
  return `\`${name}\`${usual}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

const largest = Number.MAX_SAFE_INTEGER

function kindOf({ type, enum: choices, minimum, maximum, secret }: Shape): string {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(', ')
  if (secret === true) return 'geheim'
  if (type === 'integer' && minimum !== undefined) {
    return maximum === undefined || maximum === largest
      ? `getal vanaf ${minimum}`
      : `getal, ${minimum} tot en met ${maximum}`
  }
  const names: { readonly [type: string]: string } = {
    string: 'tekst',
    boolean: '`true` of `false`',
    array: 'lijst',
    integer: 'getal',
  }
  return names[type ?? ''] ?? ''
}

function defaultOf(shape: Shape): string {
  if (shape.default === undefined) return '–'
  return Array.isArray(shape.default) && shape.default.length === 0 ? 'leeg' : `\`${String(shape.default)}\``
}
