/**
 * What this machine has besides Node and npm. A test that needs more is skipped by name where it is not found; in CI such
 * a skip is a failure. `npm test` looks once and hands in what it found; outside it we ask the same table.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Need = 'postgresql' | 'chromium' | 'go' | 'shared-data' | 'strace' | 'namespaces' | 'llama-cpp'

const table = fileURLToPath(new URL('../scripts/requirements.mjs', import.meta.url))
let needs: readonly string[] | undefined

/** Whether the machine has what a test needs: `describe.skipIf(!found('go'))('…')`. */
export function found(need: Need): boolean {
  needs ??= (process.env.STADSPOORT_FOUND ?? execFileSync(process.execPath, [table], { encoding: 'utf8' })).split(',')
  return needs.includes(need) && (need !== 'postgresql' || testDatabaseUrl() !== undefined)
}

/** A PostgreSQL server for tests, whose user may make databases; `npm test` starts one where it finds the programs. */
export function testDatabaseUrl(): string | undefined {
  return process.env.STADSPOORT_TEST_DATABASE_URL
}

/** Data that several projects share; may be read, never copied. */
export function sharedData(path: string): string {
  const folder = process.env.STADSPOORT_SHARED_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
  return `${folder}/${path}`
}
