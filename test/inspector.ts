/** An inspector with the lexicon and the weights that ship with the program, for tests. */
import { readFileSync } from 'node:fs'
import { createInspector, lexiconFile, parseLexicon, parseTagger, taggerFile } from '../src/pii/index.ts'

const file = (path: string): Uint8Array => readFileSync(new URL(`../${path}`, import.meta.url))

export const inspector = createInspector(parseLexicon(file(lexiconFile)), parseTagger(file(taggerFile)))
