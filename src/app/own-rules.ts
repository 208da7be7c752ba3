/** The municipality's own words, patterns, streets and places, in the data folder. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import { type CompiledRules, compileOwnRules, noOwnRules, type OwnRules, piiTypes } from '../pii/index.ts'

const kind = (code: string, title: string): ProblemKind => ({ code, status: 400, title })
const problems = {
  damaged: kind('own-lexicon-damaged', 'De eigen woordenlijst is niet te lezen.'),
  refused: kind('own-lexicon-refused', 'Zo kan de eigen woordenlijst niet aan.'),
} as const

const text = z.string().min(1).max(200)
const shape = z.object({
  mask: z.array(z.object({ text, type: z.enum(piiTypes) })),
  keep: z.array(text),
  patterns: z.array(z.object({ name: text, pattern: text })),
  streets: z.array(text),
  places: z.array(text),
})

const fileIn = (folder: string): string => path.join(folder, 'own-lexicon.json')

/** @throws Problem own-lexicon-damaged */
export function readOwnRules(folder: string): OwnRules {
  let content: string
  try {
    content = readFileSync(fileIn(folder), 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return noOwnRules
    throw new Problem(problems.damaged, { cause })
  }
  try {
    return shape.parse(JSON.parse(content))
  } catch (cause) {
    throw new Problem(problems.damaged, { detail: `Het bestand ${fileIn(folder)} klopt niet.`, cause })
  }
}

/** @throws Problem own-lexicon-refused with all that is wrong */
export function compileRules(rules: OwnRules): CompiledRules {
  const compiled = compileOwnRules(rules)
  if (compiled.ok) return compiled.rules
  throw new Problem(problems.refused, { issues: compiled.issues })
}

/** Writes beside and moves into place, so that a crash leaves the old list. */
export function writeOwnRules(folder: string, rules: OwnRules): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileIn(folder)
  writeFileSync(`${file}.new`, `${JSON.stringify(rules, undefined, 1)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
