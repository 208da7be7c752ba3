import path from 'node:path'
import {
  type CorrectedText,
  type OwnRules,
  type PiiType,
  piiTypes,
  previewRules,
  readBagNames,
} from '../../pii/index.ts'
import { compileRules, readOwnRules, writeOwnRules } from '../own-rules.ts'
import { readInspector } from '../read-inspector.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { readText } from './text-input.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Beheer de eigen woorden van de gemeente: wat altijd of nooit wordt vervangen, eigen zaaknummers, straten en plaatsen.

Gebruik:
  stadspoort lexicon show
  stadspoort lexicon import BESTAND            straten en plaatsen uit de BAG (csv, het xml van een extract, of één naam per regel)
  stadspoort lexicon mask WOORD --type SOORT   vervang dit woord altijd
  stadspoort lexicon keep WOORD                vervang dit woord nooit
  stadspoort lexicon pattern PATROON --name NAAM   herken eigen zaaknummers, bijvoorbeeld 'VTH-\\d{2}-\\d{4,6}'

Een patroon dat traag is of op gewone woorden past, wordt geweigerd. De server gebruikt de lijst na een herstart.

Opties:
  --try BESTAND   verander nog niets, maar toon wat er anders wordt in deze teksten
                  (regels JSON: {"text": "…", "missed": [{"text": "…", "type": "…"}], "released": []})
${commonUsage}`

const options = { type: { type: 'string' }, name: { type: 'string' }, try: { type: 'string' } } as const
type Values = ReturnType<typeof readArguments<typeof options>>['values']

function typeIn(values: Values): PiiType {
  const type = piiTypes.find((name) => name === values.type)
  if (type === undefined) throw new UsageError(`Kies bij --type uit: ${piiTypes.join(', ')}.`)
  return type
}

const together = (old: readonly string[], added: readonly string[]): string[] => [...new Set([...old, ...added])]

function changed(
  rules: OwnRules,
  { action, word, values }: { action: string; word: string; values: Values },
): OwnRules {
  switch (action) {
    case 'import': {
      const { streets, places } = readBagNames(readText(word))
      if (streets.length + places.length === 0) throw new UsageError('In dit bestand staan geen straten of plaatsen.')
      return { ...rules, streets: together(rules.streets, streets), places: together(rules.places, places) }
    }
    case 'mask':
      return {
        ...rules,
        mask: [...rules.mask.filter(({ text }) => text !== word), { text: word, type: typeIn(values) }],
      }
    case 'keep':
      return { ...rules, keep: together(rules.keep, [word]) }
    case 'pattern': {
      const name = values.name ?? word
      return { ...rules, patterns: [...rules.patterns.filter((known) => known.name !== name), { name, pattern: word }] }
    }
    default:
      throw new UsageError('Kies show, import, mask, keep of pattern.')
  }
}

function correctedTexts(file: string): CorrectedText[] {
  return readText(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        const { text, missed = [], released = [] } = JSON.parse(line) as Partial<CorrectedText>
        if (typeof text === 'string' && Array.isArray(missed) && Array.isArray(released))
          return { text, missed, released }
      } catch {
        // Told below, with the line.
      }
      throw new UsageError(`Regel ${index + 1} van ${file} is geen tekst met correcties.`)
    })
}

function tryRules(io: Io, file: string, { before, after }: { before: OwnRules; after: OwnRules }): void {
  const preview = previewRules(
    readInspector(compileRules(before)),
    readInspector(compileRules(after)),
    correctedTexts(file),
  )
  const titles = {
    gained: 'Wordt nu vervangen',
    lost: 'Wordt niet meer vervangen',
    solved: 'Correctie niet meer nodig',
    broken: 'Correctie wordt juist nodig',
  } as const
  for (const [list, title] of Object.entries(titles) as [keyof typeof titles, string][])
    for (const { index, value, type } of preview[list]) io.print(`${title}: ${value} (${type}) in tekst ${index + 1}`)
  if (Object.values(preview).every((list) => list.length === 0)) io.print('In deze teksten verandert niets.')
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, options, 2)
  const [action = '', word] = words
  const folder = path.resolve(values.data ?? configFor(values).data)
  const before = readOwnRules(folder)
  if (action === 'show') {
    io.print(JSON.stringify(before, undefined, 1))
    return exitCode.ok
  }
  if (word === undefined) throw new UsageError('Kies show, import, mask, keep of pattern, met wat erbij hoort.')
  const after = changed(before, { action, word, values })
  compileRules(after)
  if (values.try !== undefined) {
    tryRules(io, values.try, { before, after })
    return exitCode.ok
  }
  writeOwnRules(folder, after)
  const { mask, keep, patterns, streets, places } = after
  io.tell(
    `De lijst heeft nu ${streets.length} straten, ${places.length} plaatsen, ${mask.length} woorden voor altijd, ${keep.length} voor nooit en ${patterns.length} patronen.`,
  )
  return exitCode.ok
}

export const lexicon: Verb = { name: 'lexicon', summary: 'Beheer de eigen woorden van de gemeente', usage, run }
