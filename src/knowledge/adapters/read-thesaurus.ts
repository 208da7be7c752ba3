/** The thesaurus that ships with the program, and what a municipality adds to it. */
import { readdirSync, readFileSync } from 'node:fs'
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'
import { parseThesaurus, type Thesaurus } from '../thesaurus/parse-thesaurus.ts'

/** The folder with the shipped lists, from the root of the package. */
export const thesaurusFolder = 'src/knowledge/thesaurus/'

/**
 * Reads every `.txt` of the folders, in the order of the folders and then of the names.
 * @param folders the shipped folder first
 * @throws Problem damaged-thesaurus with the lines that cannot be read
 */
export function readThesaurus(...folders: readonly URL[]): Thesaurus {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
  )
  const issues = files.flatMap(({ name, text }) => {
    const parsed = parseThesaurus([text])
    return parsed.ok
      ? []
      : parsed.faults.map(({ line }) => ({ pointer: `${name}:${line}`, detail: 'Deze regel klopt niet.' }))
  })
  const parsed = parseThesaurus(files.map(({ text }) => text))
  if (!parsed.ok) throw new Problem(problems.damagedThesaurus, { issues })
  return parsed.thesaurus
}
