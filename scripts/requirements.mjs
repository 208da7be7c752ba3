/**
 * What tests may need besides Node and npm: how to see whether this machine has it, and the one command that brings it.
 * Run by itself it prints what was found, for a test that runs outside `npm test` (test/requires.ts).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './ready.mjs'

/** The place of a program, or undefined. */
function onPath(...programs) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  for (const program of programs) {
    const folder = folders.find((candidate) => existsSync(path.join(candidate, program)))
    if (folder !== undefined) return path.join(folder, program)
  }
  return undefined
}

/** The folder with PostgreSQL's own programs, the newest version first; Debian keeps them off the path. */
export function postgresqlPrograms() {
  const versions = '/usr/lib/postgresql'
  const folders = existsSync(versions) ? readdirSync(versions).map((version) => `${versions}/${version}/bin`) : []
  folders.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  const newest = folders.find((bin) => existsSync(`${bin}/initdb`))
  const plain = onPath('initdb')
  return newest ?? (plain && path.dirname(plain))
}

function sharedData() {
  return process.env.STADSPOORT_SHARED_DATA ?? path.join(root, '..', 'shared', 'data')
}

export const requirements = [
  {
    need: 'postgresql',
    isThere: () => process.env.STADSPOORT_TEST_DATABASE_URL !== undefined || postgresqlPrograms() !== undefined,
    command: 'apt-get install -y postgresql',
  },
  {
    need: 'chromium',
    isThere: () => onPath('chromium', 'chromium-browser', 'google-chrome') !== undefined,
    command: 'apt-get install -y chromium',
  },
  {
    need: 'go',
    isThere: () => onPath('go') !== undefined,
    command: 'apt-get install -y golang-go golang-golang-x-mod-dev',
  },
  {
    need: 'shared-data',
    isThere: () => existsSync(sharedData()),
    command: 'export STADSPOORT_SHARED_DATA=<folder with the shared test data>',
  },
  { need: 'strace', isThere: () => onPath('strace') !== undefined, command: 'apt-get install -y strace' },
  {
    need: 'namespaces',
    isThere: () =>
      onPath('ip', 'ifconfig') !== undefined && spawnSync('unshare', ['-rn', 'true'], { stdio: 'ignore' }).status === 0,
    command: 'apt-get install -y iproute2 && sysctl -w user.max_user_namespaces=15000',
  },
  {
    need: 'llama-cpp',
    isThere: () => existsSync(path.join(root, 'addons', 'llama-cpp', 'node_modules', 'node-llama-cpp')),
    command: 'npm run addon:llama-cpp',
  },
]

/** Names of the needs that this machine meets. */
export function findRequirements() {
  return requirements.filter(({ isThere }) => isThere()).map(({ need }) => need)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(findRequirements().join(','))
