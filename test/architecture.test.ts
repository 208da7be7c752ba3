/** The court of docs/architecture.md: the laws of the house, checked on all its code, and the court itself checked first. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { measure } from './architecture/budgets.ts'
import { floors, floorViolations, loopViolations } from './architecture/floors.ts'
import { frontDoorViolations } from './architecture/front-doors.ts'
import { contractViolations, purityViolations } from './architecture/purity.ts'
import { type Code, parseCode, readRepository, type Violation } from './architecture/read-code.ts'
import { tableViolations } from './architecture/tables.ts'
import { commentViolations, environmentViolations, nameViolations, typeViolations } from './architecture/words.ts'

const root = new URL('../', import.meta.url)
const migrationFolder = 'src/app/database/migrations/'

type Law = (all: readonly Code[], migrations: ReadonlyMap<string, string>) => readonly Violation[]

const laws: { readonly [name: string]: Law } = {
  'imports go down, and only through front doors': floorViolations,
  'no feature has an import loop': loopViolations,
  'a file is pure unless its name says otherwise': purityViolations,
  'what crosses HTTP works in a browser': contractViolations,
  'a table has one owner': tableViolations,
  'no hole in the types, and only pii makes a prompt safe': typeViolations,
  'only app/config.ts reads the environment': environmentViolations,
  'no suppression and no work put off': commentViolations,
  'every name says something': nameViolations,
  'files and functions keep within their budget': (all) => measure(all).violations,
  'front doors say what they promise and document what they export': frontDoorViolations,
}

describe('the court', () => {
  const long = (lines: number) => `${'f()\n'.repeat(lines)}`
  const table = "export const t = pgTable('person', {})"
  const sql = new Map([['m.sql', 'create table person (\ncreate table lost (']])
  const cases: readonly [law: string, code: Readonly<Record<string, string>>, says: string][] = [
    [
      'imports go down, and only through front doors',
      {
        'src/pii/a.ts': "import { b } from '../gateway/index.ts'",
        'src/identity/a.ts': "import type { T } from '../tenancy/index.ts'",
        'src/gateway/a.ts': "import { c } from '../pii/cut.ts'",
        'src/app/b.ts': "const { c } = await import('../pii/cut.ts')",
        'src/app/a.ts': "import { d } from '../../test/house.ts'",
        'src/cellar/a.ts': '',
        'web/a.tsx': "import { e } from '../src/pii/index.ts'",
      },
      'pii may not import gateway|identity may not import tenancy|cut.ts is not a front door|cut.ts is not a front door|src/ may not import|cellar has no floor|web/ may import only',
    ],
    [
      'no feature has an import loop',
      { 'src/pii/a.ts': "import './b.ts'", 'src/pii/b.ts': "import type { A } from './a.ts'" },
      'src/pii/a.ts → src/pii/b.ts → src/pii/a.ts',
    ],
    [
      'a file is pure unless its name says otherwise',
      {
        'src/pii/a.ts': "import { readFileSync } from 'node:fs'",
        'src/pii/b.ts': "import { randomBytes } from 'node:crypto'",
        'src/pii/c.ts': 'export const now = Date.now()',
        'src/pii/d.ts': 'export const made = new Date()',
        'src/pii/e.ts': "export const got = fetch('x')",
        'src/pii/f.ts': "export { request } from 'undici'",
        'src/pii/adapters/g.ts': "import { readFileSync } from 'node:fs'",
      },
      'use node:fs|for chance|are arguments|is an argument|use fetch|use undici',
    ],
    [
      'what crosses HTTP works in a browser',
      { 'src/pii/contract.ts': "import './a.ts'", 'src/pii/a.ts': "import { createHash } from 'node:crypto'" },
      'node:crypto',
    ],
    [
      'a table has one owner',
      {
        'src/identity/store.ts': table,
        'src/register/store.ts': table,
        'src/register/other.ts': 'export const q = sql`select 1 from person`',
      },
      'already belongs to|lost has no owner|may name table person',
    ],
    [
      'no hole in the types, and only pii makes a prompt safe',
      {
        'src/gateway/a.ts': 'export const a: any = b as SafePrompt',
        'src/pii/a.ts': 'export const a = b as SafePrompt',
      },
      'any|only pii',
    ],
    [
      'only app/config.ts reads the environment',
      {
        'src/app/a.ts': 'export const a = process.env.HOME',
        'src/app/b.ts': "export const b = process['env']",
        'src/app/c.ts': "import { env } from 'node:process'",
        'src/app/config.ts': 'export const c = process.env',
      },
      'environment|environment|global process',
    ],
    [
      'no suppression and no work put off',
      { 'src/pii/a.ts': `// @${'ts-ignore'}\n/* ${'TO'}${'DO'} */` },
      'a suppression|put off',
    ],
    ['every name says something', { 'src/pii/utils.ts': '', 'src/common/a.ts': '', 'test/types.test.ts': '' }, 'n|n|n'],
    [
      'files and functions keep within their budget',
      { 'src/pii/a.ts': long(401), 'src/pii/b.ts': `export const b = () => {\n${long(80)}}\n` },
      '401 lines|82 lines',
    ],
    [
      'front doors say what they promise and document what they export',
      {
        'src/pii/index.ts': "/** Little. */\nexport { a, b } from './a.ts'\nexport { c } from './missing.ts'",
        'src/pii/a.ts': '/** Documented. */\nexport const a = 1\nexport function b() {}',
      },
      'does not open|b goes through|of c cannot be found',
    ],
  ]

  it.each(cases)('sees when it is not so that %s', (law, code, says) => {
    const found = laws[law]?.(parseCode(new Map(Object.entries(code))), sql) ?? []
    const expected = says.split('|')
    expect(found).toHaveLength(expected.length)
    for (const part of expected) expect(found.some((violation) => violation.includes(part))).toBe(true)
  })

  it('has a case for every law', () => {
    expect(cases.map(([law]) => law).sort()).toEqual(Object.keys(laws).sort())
  })
})

describe('in this house', () => {
  const all = parseCode(readRepository(root))
  const migrations = new Map(
    readdirSync(new URL(migrationFolder, root)).map((file) => [
      file,
      readFileSync(new URL(migrationFolder + file, root), 'utf8'),
    ]),
  )

  it('there is code to judge, on every floor that exists', () => {
    expect(all.length).toBeGreaterThan(200)
    expect(migrations.size).toBeGreaterThan(0)
    for (const feature of floors.flat())
      if (existsSync(new URL(`src/${feature}`, root)))
        expect(all.filter((code) => code.feature === feature).length, feature).toBeGreaterThan(1)
    expect(all.flatMap((code) => code.imports).filter(({ target }) => target !== undefined).length).toBeGreaterThan(500)
  })

  it('every import of our own code leads somewhere', () => {
    const paths = new Set(all.map((code) => code.path))
    const lost = all.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && !paths.has(target) && !existsSync(new URL(target, root)))
        .map(({ specifier, line }) => `${path}:${line} ${specifier}`),
    )
    expect(lost.filter((place) => !place.includes('/dist/'))).toEqual([])
  })

  it.each(Object.entries(laws))('%s', (_name, law) => {
    expect(law(all, migrations)).toEqual([])
  })

  it('warns about what grows long', () => {
    const { warnings } = measure(all)
    if (warnings.length > 0) console.warn(`Long, not too long:\n${warnings.map((line) => `  ${line}`).join('\n')}`)
    expect(warnings.length).toBeLessThan(all.length / 4)
  })
})
