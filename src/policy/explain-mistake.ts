/** What Cedar says of a mistake, in Dutch and with its place in the text as an editor counts it. */
import type { DetailedError } from '@cedar-policy/cedar-wasm/nodejs'

/** A mistake in the text of a policy. */
export interface Mistake {
  /** From 1; both are absent when Cedar names no place. */
  readonly line?: number
  readonly column?: number
  /** Dutch (B1). */
  readonly detail: string
}

/** Cedar's messages (4.x) that people meet, as a pattern and what it means; `$1` is the first word that it quotes. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /unexpected token `(.+?)`/,
    'Hier past $1 niet. Kijk of er iets ontbreekt, zoals een komma, haakje of aanhalingsteken.',
  ],
  [/unexpected end of input/, 'De tekst houdt te vroeg op. Sluit de laatste regel af met een puntkomma.'],
  [/invalid token/, 'Dit teken kan hier niet.'],
  [/attribute `(.+?)` in .* not found/, 'Het gegeven $1 bestaat niet.'],
  [/access to optional attribute `(.+?)`/, 'Het gegeven $1 is er niet altijd. Vraag eerst of het er is, met “has”.'],
  [/types (.+?) are not compatible/, 'Hier worden twee verschillende soorten gegevens vergeleken ($1).'],
  [/unrecognized entity type `(.+?)`/, 'De soort $1 bestaat niet.'],
  [/unrecognized action `(.+?)`/, 'De handeling $1 bestaat niet.'],
  [/expected .* but saw .*type (.+)/, 'Hier staat een verkeerd soort gegeven ($1).'],
  [/duplicate annotation: `(.+?)`/, 'De aantekening $1 staat er twee keer.'],
  [
    /variable `(.+?)`|not a valid variable|invalid variable: (.+)/,
    'De naam $1 is onbekend. Bedoel je context of resource?',
  ],
]

/** All mistakes of an error, those that it took along too. @param text what `at` and Cedar's places count in */
export function explainMistakes(error: DetailedError, text: string, at = 0): Mistake[] {
  const mistakes = [error, ...(error.related ?? [])]
  return mistakes.map(({ message, sourceLocations }) => ({
    ...placeOf(text, at, sourceLocations?.[0]?.start),
    detail: explain(message),
  }))
}

function explain(message: string): string {
  for (const [pattern, meaning] of meanings) {
    const found = pattern.exec(message)
    if (found !== null) return meaning.replace('$1', found[1] ?? found[2] ?? 'die hier staat')
  }
  return `Cedar kan dit niet lezen: ${message}`
}

/** Cedar counts bytes of UTF-8; an editor counts characters in a line. */
function placeOf(text: string, at: number, start: number | undefined): Pick<Mistake, 'line' | 'column'> {
  if (start === undefined) return {}
  const before = text.slice(0, at) + Buffer.from(text.slice(at)).subarray(0, start).toString('utf8')
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** The mistake as one sentence. */
export function mistakeText({ line, column, detail }: Mistake): string {
  return line === undefined ? detail : `Regel ${line}, teken ${column}: ${detail}`
}
