import type { Inspector, Mode } from '../../pii/index.ts'
import { readInspector } from '../read-inspector.ts'
import { readArguments } from './arguments.ts'
import { jsonLines, type Line } from './json-lines.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Wijs persoonsgegevens aan in teksten. Leest JSON-regels en schrijft JSON-regels, in dezelfde volgorde.

Gebruik: stadspoort inspect [--mode balanced|strict] < teksten.jsonl

In:   {"id": "brief-1", "text": "Bel Jan de Vries op 06-12345678."}
Uit:  {"id": "brief-1", "spans": [{"start": 4, "end": 16, "type": "PERSON", "score": 0.8, "by": "name-list"}, …]}

start en end tellen UTF-16-tekens zoals JavaScript en Java dat doen; end hoort er niet meer bij.
Bij een bijzonder gegeven, zoals een ziekte, zegt about waar de persoon staat van wie het is: {"start": 4, "end": 16}.
about ontbreekt als er niemand dichtbij genoemd wordt.
Een regel die niet klopt, geeft {"id": null, "error": "…"}. De andere regels gaan door; de eindcode is dan 1.

  --mode balanced    wat zeker of waarschijnlijk een persoonsgegeven is (zo is het als je niets kiest)
  --mode strict      ook wat misschien een persoonsgegeven is`

const modes: readonly Mode[] = ['balanced', 'strict']

/** The mode in an option. @throws UsageError */
export function modeIn(text: string | undefined): Mode {
  if (text === undefined) return 'balanced'
  const mode = modes.find((name) => name === text)
  if (mode === undefined) throw new UsageError('Kies bij --mode uit: balanced of strict.')
  return mode
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { mode: { type: 'string' } } as const)
  const mode = modeIn(values.mode)
  const inspector = readInspector()
  let hasBadLine = false
  for await (const lines of jsonLines(io.input)) {
    const answers = lines.map((line) => answer(inspector, mode, line))
    hasBadLine ||= answers.some((given) => 'error' in given)
    if (answers.length > 0) await io.write(answers.map((given) => `${JSON.stringify(given)}\n`).join(''))
  }
  return hasBadLine ? exitCode.finding : exitCode.ok
}

function answer(inspector: Inspector, mode: Mode, line: Line): object {
  if (!line.ok) return { id: null, error: line.error }
  const { id, text } = (line.value ?? {}) as { readonly id?: unknown; readonly text?: unknown }
  if (typeof id !== 'string' && typeof id !== 'number')
    return { id: null, error: 'Deze regel heeft geen “id” met een tekst of een getal.' }
  if (typeof text !== 'string') return { id: null, error: 'Deze regel heeft geen “text” met een tekst.' }
  const spans = inspector.inspect(text, { mode })
  return { id, spans: spans.map(({ start, end, type, score, by, about }) => ({ start, end, type, score, by, about })) }
}

export const inspect: Verb = { name: 'inspect', summary: 'Wijs persoonsgegevens aan in teksten', usage, run }
