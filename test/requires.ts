/**
 * What this machine has besides Node and npm. A test that needs more is skipped by name where it is not found; in CI such
 * a skip is a failure (scripts/test.mjs). That script also hands in what it found, so that all tests agree.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Need = 'postgresql' | 'chromium' | 'go' | 'shared-data' | 'strace' | 'namespaces'

function onPath(...programs: readonly string[]): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return programs.some((program) => folders.some((folder) => existsSync(join(folder, program))))
}

/** Debian keeps the server's programs off the path. */
function hasPostgresql(): boolean {
  const versions = '/usr/lib/postgresql'
  return (
    onPath('postgres') ||
    (existsSync(versions) && readdirSync(versions).some((v) => existsSync(`${versions}/${v}/bin/postgres`)))
  )
}

const probes: { readonly [N in Need]: () => boolean } = {
  postgresql: hasPostgresql,
  chromium: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
  go: () => onPath('go'),
  'shared-data': () => existsSync(process.env.STADSPOORT_SHARED_DATA ?? '/nonexistent'),
  strace: () => onPath('strace'),
  namespaces: () => spawnSync('unshare', ['-rn', 'true']).status === 0,
}

/** Whether the machine has what a test needs: `describe.skipIf(!found('go'))('…')`. */
export function found(need: Need): boolean {
  const told = process.env.STADSPOORT_FOUND
  return told === undefined ? probes[need]() : told.split(',').includes(need)
}
