import { endRestore, parseKey, restoreStep, startRestore } from '../../pii/index.ts'
import { readArguments } from './arguments.ts'
import { readText, textPieces } from './text-input.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Zet vervangen gegevens terug in een tekst, ook als een model de tekst heeft bewerkt.

Gebruik: stadspoort restore --key BESTAND [BESTAND]

Zonder BESTAND leest het programma wat je erin stuurt. Plaatshouders van een andere sleutel blijven staan.

  --key BESTAND      het sleutelbestand van: stadspoort protect --key BESTAND`

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, { key: { type: 'string' } } as const, 1)
  if (values.key === undefined) throw new UsageError('Geef --key met het sleutelbestand van stadspoort protect.')
  let state = startRestore(parseKey(readText(values.key)))
  for await (const piece of textPieces(words[0], io)) {
    const [next, text] = restoreStep(state, piece)
    state = next
    if (text !== '') await io.write(text)
  }
  await io.write(endRestore(state))
  return exitCode.ok
}

export const restore: Verb = { name: 'restore', summary: 'Zet vervangen gegevens terug', usage, run }
