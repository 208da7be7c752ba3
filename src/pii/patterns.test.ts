/** Every regular expression of this feature is judged by an analyser: a text from outside must never make one slow. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('.', import.meta.url))

interface Literal {
  readonly where: string
  readonly source: string
  readonly flags: string
}

/** A regular expression can stand after these, a division cannot. */
const literal =
  /(?<=[=(,:?[|&!{;]\s*|\breturn\s+|^\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)(?![\w/])/gm

function literalsIn(file: string): Literal[] {
  const text = readFileSync(folder + file, 'utf8')
  return [...text.matchAll(literal)].map((found) => ({
    where: `${file}:${text.slice(0, found.index).split('\n').length}`,
    source: found[1] ?? '',
    flags: found[2] ?? '',
  }))
}

const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap(literalsIn)

it('knows the patterns of all detectors', () => {
  expect(all.length).toBeGreaterThan(150)
})

it.each(all)('is never slow: $where', ({ source, flags }) => {
  const result = checkSync(source, flags, { timeout: 10_000 })
  expect(`${result.status} ${result.status === 'vulnerable' ? result.complexity.summary : ''}`.trim(), source).toBe(
    'safe',
  )
})
