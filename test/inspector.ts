/** An inspector with the lexicon and the weights that ship with the program, for tests. */
import { readFileSync } from 'node:fs'
import { createInspector, lexiconFile, type PiiType, parseLexicon, parseTagger, taggerFile } from '../src/pii/index.ts'

const file = (path: string): Uint8Array => readFileSync(new URL(`../${path}`, import.meta.url))

export const inspector = createInspector(parseLexicon(file(lexiconFile)), parseTagger(file(taggerFile)))

/** The values of one kind that are found in a text, in order. */
export function found(text: string, kind: PiiType): string[] {
  return inspector
    .inspect(text)
    .filter(({ type }) => type === kind)
    .map(({ start, end }) => text.slice(start, end))
}
