import { readFileSync } from 'node:fs'
import { createInspector, type Inspector, lexiconFile, parseLexicon } from '../pii/index.ts'
import { packageFile } from './package-file.ts'

/** An inspector with the lexicon that ships with the program. */
export function readInspector(): Inspector {
  return createInspector(parseLexicon(readFileSync(packageFile(lexiconFile))))
}
