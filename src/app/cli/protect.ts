import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import { pseudonymiseText, type RestorationKey, serialiseKey } from '../../pii/index.ts'
import { readInspector } from '../read-inspector.ts'
import { readArguments } from './arguments.ts'
import { modeIn } from './inspect.ts'
import { wholeText } from './text-input.ts'
import { exitCode, type Io, type Verb } from './verb.ts'

const usage = `Vervang persoonsgegevens in een tekst door plaatshouders zoals [PERSOON-1·k7].

Gebruik: stadspoort protect [BESTAND] [--key BESTAND] [--mode balanced|strict]

Zonder BESTAND leest het programma wat je erin stuurt. De tekst zonder persoonsgegevens komt op het scherm.

  --key BESTAND      bewaar hier hoe je de gegevens terugzet, met: stadspoort restore --key BESTAND
                     Dit bestand bevat de gegevens zelf; alleen jij kunt het lezen. Een bestaand bestand blijft staan.
  --mode strict      vervang ook wat misschien een persoonsgegeven is
  --json             antwoord als JSON: de tekst en hoeveel er van elke soort is vervangen`

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })
const problems = {
  keyExists: kind('key-file-exists', 409, 'Dit sleutelbestand bestaat al.'),
  keyUnwritable: kind('key-file-unwritable', 403, 'Het sleutelbestand kan hier niet worden gemaakt.'),
} as const

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, { key: { type: 'string' }, mode: { type: 'string' } } as const, 1)
  const mode = modeIn(values.mode)
  const given = await wholeText(words[0], io)
  const { text, key, replaced } = pseudonymiseText(readInspector(), given, {
    mode,
    replaces: () => true,
    // A nonce nobody can guess: a placeholder that someone typed is never taken for ours.
    seed: randomBytes(32).toString('hex'),
  })
  // The key first: a text whose names are lost would be of no use.
  if (values.key !== undefined) keep(key, values.key)
  if (values.json === true) io.print(JSON.stringify({ text, replaced }))
  else await io.write(text)
  return exitCode.ok
}

function keep(key: RestorationKey, file: string): void {
  try {
    writeFileSync(file, serialiseKey(key), { mode: 0o600, flag: 'wx', flush: true })
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw exists
      ? new Problem(problems.keyExists, { detail: `${file} bestaat al. Kies een andere naam bij --key.`, cause })
      : new Problem(problems.keyUnwritable, {
          detail: `Het sleutelbestand ${file} kan hier niet worden gemaakt.`,
          cause,
        })
  }
}

export const protect: Verb = { name: 'protect', summary: 'Vervang persoonsgegevens in een tekst', usage, run }
