/** Product pages of the sample municipality: what its model without a language model may quote. */
import { readdirSync, readFileSync } from 'node:fs'
import { readSourceDocument, type SourceDocument } from '../../models/index.ts'
import { packageFile } from '../package-file.ts'

export function sampleProductPages(): readonly SourceDocument[] {
  const folder = packageFile('src/app/sample/products/')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const page = readSourceDocument(readFileSync(new URL(name, folder), 'utf8'))
      if (page === undefined) throw new Error(`The sample page ${name} has no title, source or text`)
      return page
    })
}
