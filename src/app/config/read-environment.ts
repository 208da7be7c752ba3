/** Settings from the environment: `STADSPOORT_SERVER_PORT` for `server.port`; lists come only from the file. */
import type { z } from 'zod'
import type { PlacedIssue } from './check-config.ts'
import { nearest } from './nearest.ts'
import { type Leaf, leavesOf, shapeOf } from './walk-schema.ts'

export type Environment = { readonly [name: string]: string | undefined }

const prefix = 'STADSPOORT_'
/** What PostgreSQL hosters set; our own name wins. */
const usualNames: { readonly [name: string]: string } = {
  STADSPOORT_DATABASE_URL: 'DATABASE_URL',
  STADSPOORT_DATABASE_URL_FILE: 'DATABASE_URL_FILE',
}
/** Said to the tests, not settings of the program. */
const notSettings = new Set([
  'STADSPOORT_FOUND',
  'STADSPOORT_SHARED_DATA',
  'STADSPOORT_TEST_DATABASE_URL',
  'STADSPOORT_SEED',
  'STADSPOORT_GOLDEN_MISSES',
])

export function environmentName(path: readonly string[]): string {
  return prefix + path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')
}

export function overrides(schema: z.ZodType, environment: Environment): { value: object; issues: PlacedIssue[] } {
  const leaves = leavesOf(shapeOf(schema)).filter((leaf) => leaf.shape.type !== 'array')
  const value: { [key: string]: unknown } = {}
  const known = new Map(leaves.map((leaf) => [environmentName(leaf.path), leaf]))
  for (const [name, leaf] of known) {
    const text = environment[name] ?? environment[usualNames[name] ?? '']
    if (text !== undefined && text !== '') put(value, leaf, typed(leaf, text))
  }
  const issues = Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !known.has(name) && !notSettings.has(name))
    .map((name) => unknownName(name, [...known.keys()]))
  return { value, issues }
}

function unknownName(name: string, known: readonly string[]): PlacedIssue {
  const meant = nearest(name, known)
  const hint = meant === undefined ? '' : ` Bedoelde je ${meant}?`
  return { pointer: '', detail: `Omgevingsvariabele ${name} hoort bij geen instelling.${hint}`, at: undefined }
}

/** A text that is not a number stays text, so that the schema says what is wrong. */
function typed({ shape }: Leaf, text: string): unknown {
  if (shape.type === 'integer' || shape.type === 'number') return /^-?\d+$/.test(text) ? Number(text) : text
  if (shape.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

function put(into: { [key: string]: unknown }, { path }: Leaf, value: unknown): void {
  let group = into
  for (const name of path.slice(0, -1)) {
    const inner = (group[name] ?? {}) as { [key: string]: unknown }
    group[name] = inner
    group = inner
  }
  const last = path.at(-1)
  if (last !== undefined) group[last] = value
}
