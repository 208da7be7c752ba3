/**
 * The hand-written documents of the golden corpus, its train part only: what the tagger learnt from says nothing about how well it
 * does elsewhere, so dev and test stay unread.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PiiType } from '../../src/pii/contract.ts'
import { tag } from '../../src/pii/names/tagger.ts'
import { type Document, parseCorpus } from '../../test/golden/pii/read-corpus.ts'
import { type LabelledText, unknown } from './labelled-text.ts'

const tagOfType: { readonly [T in PiiType]?: number } = {
  PERSON: tag.person,
  CITY: tag.place,
  STREET_ADDRESS: tag.other,
  HEALTH: tag.none,
  CRIMINAL: tag.none,
}

/** What people disagree about, and the names inside addresses and accounts, teach nothing. */
function label({ text, spans }: Document): LabelledText {
  return {
    text,
    names: spans.map(({ start, end, type, optional }) => ({
      start,
      end,
      tag: optional ? unknown : (tagOfType[type] ?? unknown),
    })),
  }
}

export function readGolden(folder: string): LabelledText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseCorpus(name, readFileSync(join(folder, name), 'utf8')))
    .map(label)
}
