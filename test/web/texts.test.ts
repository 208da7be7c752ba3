/** Texts of the browser application: every language says everything, every page's words exist, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const web = new URL('../../web/', import.meta.url)
const nl = readTexts('nl')
const en = readTexts('en')
const code = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
  .map((name) => readFileSync(new URL(name, web), 'utf8'))
  .join('\n')

/** Texts by their whole key: `action.add`. */
function readTexts(language: string): ReadonlyMap<string, string> {
  const flat = (value: unknown, key: string): [string, string][] =>
    typeof value === 'string'
      ? [[key, value]]
      : Object.entries(value as object).flatMap(([name, inner]) => flat(inner, key === '' ? name : `${key}.${name}`))
  return new Map(flat(JSON.parse(readFileSync(new URL(`i18n/${language}.json`, web), 'utf8')), ''))
}

const server: { readonly problem: Record<string, string>; readonly sentence: Record<string, string> } = JSON.parse(
  readFileSync(new URL('i18n/server.en.json', web), 'utf8'),
)
const src = new URL('../../src/', import.meta.url)
/** What the pages about signing in, asking and one's account can be answered with. */
const problemFiles = [
  'app/http',
  'gateway',
  'identity',
  'ledger',
  'models',
  'pii',
  'policy',
  'tenancy',
  'workplace',
].map((feature) => new URL(`${feature}/problems.ts`, src).href)

/** Kinds of problems in what a file exports: by themselves, or gathered in one object. */
function kindsIn(value: unknown): { readonly code: string }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('code' in value && 'title' in value) return [{ code: String(value.code) }]
  return Object.values(value).flatMap(kindsIn)
}

/** Without the ending that says how many (i18next): `people.shown_one`. */
const withoutCount = (key: string) => key.replace(/_(zero|one|other)$/, '')
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the texts', () => {
  it('have the same keys in every language', () => {
    expect(nl.size).toBeGreaterThan(100)
    expect([...en.keys()].sort()).toEqual([...nl.keys()].sort())
  })

  it('leave room for the same values in every language', () => {
    for (const [key, text] of nl) expect([key, slots(en.get(key) ?? '')]).toEqual([key, slots(text)])
  })

  it('exist for every word that the code asks for', () => {
    const known = new Set([...nl.keys()].map(withoutCount))
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key)
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => key !== undefined && !known.has(key))).toEqual([])
  })

  it('are all asked for somewhere', () => {
    const literals = new Set([...code.matchAll(/'([\w+.-]+)'/g)].map(([, text]) => text))
    const patterns = [...code.matchAll(/`([a-zA-Z]+\.(?:[\w.]|\$\{[^}]+\})+)`/g)].map(
      ([, text = '']) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '.+')}$`),
    )
    const isAsked = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key))
    expect([...nl.keys()].map(withoutCount).filter((key) => !isAsked(key))).toEqual([])
  })

  it('say in English what the server says in Dutch: every problem by its code, every refusal by its sentence', async () => {
    const problems = (await Promise.all(problemFiles.map((file) => import(file)))).flatMap(kindsIn)
    const codes = new Set(problems.map(({ code }) => code).filter((code) => !code.startsWith('database-')))
    expect(codes.size).toBeGreaterThan(60)
    expect([...codes].filter((code) => !(code in server.problem))).toEqual([])
    const policy = readFileSync(new URL('../../src/policy/default.cedar', import.meta.url), 'utf8')
    const refusals = [...policy.matchAll(/@explanation\("([^"]+)"\)\n@ground\("[^"]+"\)\nforbid/g)].map(
      ([, said]) => said,
    )
    expect(refusals.length).toBeGreaterThan(8)
    expect(refusals.filter((said) => said === undefined || !(said in server.sentence))).toEqual([])
    const places = (text: string) => text.split('{}').length
    for (const [dutch, english] of Object.entries(server.sentence))
      expect([dutch, places(english)]).toEqual([dutch, places(dutch)])
  })

  it('shout nowhere, and fill no room with icons', () => {
    for (const [key, text] of [...nl, ...en])
      expect([key, /!|\p{Extended_Pictographic}/u.test(text)]).toEqual([key, false])
  })
})
