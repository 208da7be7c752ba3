/** Documents stay true where a machine can see it: links, paths, commands and the table of floors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { floors } from './architecture/floors.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const decisions = readdirSync(new URL('docs/decisions', root)).map((file) => `docs/decisions/${file}`)
const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(new URL('docs', root))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  ...decisions,
]

const matches = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

it('there are documents to judge', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/architecture.md']))
  expect(decisions.length).toBeGreaterThanOrEqual(8)
})

describe.each(documents)('%s', (document) => {
  const text = read(document)

  it('links to files that exist', () => {
    const targets = matches(/\]\((?!https?:|#)([^)#]+)/g, text)
    expect(targets.filter((target) => !existsSync(new URL(posix.join(posix.dirname(document), target), root)))).toEqual(
      [],
    )
  })

  it('names paths that exist', () => {
    const paths = matches(/`((?:src|test|scripts|docs|bin|addons|bench)\/[\w./-]+)`/g, text)
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  })

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...matches(/npm run ([\w:-]+)/g, text), ...matches(/npm (start|test)\b/g, text)]
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const verbs = readdirSync(new URL('src/app/cli', root))
    expect(matches(/stadspoort ([a-z]+)/g, text).filter((verb) => !verbs.includes(`${verb}.ts`))).toEqual([])
  })
})

it('docs/architecture.md shows the floors as the court knows them', () => {
  const shown = [...read('docs/architecture.md').matchAll(/^\| (\d)\s*\| (.+?)\s*\|/gm)].map(
    ([, floor, features = '']) => ({
      floor: Number(floor),
      features: matches(/`(\w+)`/g, features),
    }),
  )
  expect(shown).toEqual(floors.map((features, floor) => ({ floor, features })).reverse())
})

it.each(decisions)('%s tells context, decision and consequence', (document) => {
  expect(document).toMatch(/\/\d{4}-\d{2}-\d{2}-[a-z-]+\.md$/)
  for (const part of ['**Context.**', '**Decision.**', '**Consequence.**']) expect(read(document)).toContain(part)
})

it('LICENSE is the whole European Union Public Licence 1.2', () => {
  const text = read('LICENSE')
  expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'EUPL-1.2' })
  for (let article = 1; article <= 15; article++) expect(text).toMatch(new RegExp(`^${article}\\.[A-Z]`, 'm'))
  expect(text).toContain('Appendix')
})
