import { readFileSync } from 'node:fs'
import {
  type CompiledRules,
  createInspector,
  type Inspector,
  lexiconFile,
  parseLexicon,
  parseTagger,
  taggerFile,
} from '../pii/index.ts'
import { packageFile } from './package-file.ts'

/**
 * An inspector with the lexicon and the weights of the name tagger that ship with the program.
 * @param own the municipality's own words and patterns
 */
export function readInspector(own?: CompiledRules): Inspector {
  return createInspector(
    parseLexicon(readFileSync(packageFile(lexiconFile))),
    parseTagger(readFileSync(packageFile(taggerFile))),
    own,
  )
}
