/**
 * npm test: everything, from a fresh checkout, with Node and npm alone. What a test needs besides those is used where it is
 * found; otherwise the test is skipped by name and listed at the end. In CI (`CI` set) a skipped test is a failure.
 * With arguments only the tests they select run: npm test -- src/pii.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { build, install, requireNode, root } from './ready.mjs'
import { findRequirements, postgresqlPrograms, requirements } from './requirements.mjs'
import { startTemporaryPostgresql } from './temporary-postgresql.mjs'

const selection = process.argv.slice(2)
const isCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false'
const say = (line = '') => console.log(line)

const checks = [
  ['format and lint', '@biomejs/biome/bin/biome', ['check', '.', '--error-on-warnings']],
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['types of the web', 'typescript/bin/tsc', ['-p', 'web/tsconfig.json']],
  ['unused code', 'knip/bin/knip.js', []],
].filter(([, , [, config]]) => config !== 'web/tsconfig.json' || existsSync(path.join(root, config)))

/** Runs one tool; its output shows only when it found something. */
function check([name, tool, args]) {
  const program = path.join(root, 'node_modules', tool)
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' })
  say(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  if (status !== 0) say(`${stdout}${stderr}`)
  return status === 0
}

/** Starts what tests can only use when it runs. */
async function prepare() {
  const found = new Set(findRequirements())
  if (!found.has('postgresql') || process.env.STADSPOORT_TEST_DATABASE_URL !== undefined) {
    return { found, url: process.env.STADSPOORT_TEST_DATABASE_URL, stop: async () => {} }
  }
  try {
    const { url, stop } = await startTemporaryPostgresql(postgresqlPrograms())
    say('ok   a temporary PostgreSQL server')
    return { found, url, stop }
  } catch (error) {
    say(`PostgreSQL is here but does not start: ${error.message}`)
    found.delete('postgresql')
    return { found, stop: async () => {} }
  }
}

let running
function vitest(report, { found, url }) {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...selection]
  const environment = {
    ...process.env,
    STADSPOORT_FOUND: [...found].join(','),
    ...(url !== undefined && { STADSPOORT_TEST_DATABASE_URL: url }),
  }
  return new Promise((resolve) => {
    const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
    running = spawn(process.execPath, [program, ...args], { cwd: root, env: environment, stdio: 'inherit' })
    running.once('exit', (code) => resolve(code ?? 1))
  })
}

/** What vitest found. A file that could not be loaded or set up has no failed test: it counts as one itself. */
function read(report, code) {
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const passed = tests.filter((test) => test.status === 'passed').length
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  const hasFailed = ({ assertionResults }) => assertionResults.some((test) => test.status === 'failed')
  const broken = files.filter((file) => file.status === 'failed' && !hasFailed(file)).length
  const failed = tests.filter((test) => test.status === 'failed').length + broken
  // Nothing tested, or an error outside any test, is a failure too.
  return { passed, skipped, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed }
}

/** The skipped tests by name, each under what it needs: that is what its file asks for and this machine lacks. */
function listSkipped(skipped, found) {
  if (skipped.length === 0) return
  const missing = requirements.filter(({ need }) => !found.has(need))
  const groups = new Map()
  for (const test of skipped) {
    const source = readFileSync(test.file, 'utf8')
    const reason = missing.find(({ need }) => source.includes(`found('${need}')`))
    groups.set(reason, [...(groups.get(reason) ?? []), test])
  }
  say('\nSkipped:')
  for (const [reason, tests] of groups) {
    const why =
      reason === undefined ? 'for a reason of their own' : `need ${reason.need}; to have it: ${reason.command}`
    say(`  ${tests.length} ${why}`)
    for (const { file, fullName } of tests) say(`    - ${path.relative(root, file)}: ${fullName}`)
  }
  if (isCi) say('In CI a skipped test is a failure.')
}

requireNode()
install(say)
build(say)
const results = selection.length === 0 ? checks.map(check) : []
const machine = await prepare()
const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-report-'))
let stoppedBy
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stoppedBy ??= signal
    running?.kill('SIGTERM')
  })
}
const report = path.join(folder, 'report.json')
const { passed, failed, skipped } = read(report, await vitest(report, machine))
await machine.stop()
rmSync(folder, { recursive: true, force: true })

listSkipped(skipped, machine.found)
const checksPassed = results.filter(Boolean).length
const allPassed = passed + checksPassed
const allFailed = failed + results.length - checksPassed + (isCi ? skipped.length : 0)
say(`\n${allPassed} passed, ${allFailed} failed, ${isCi ? 0 : skipped.length} skipped`)
process.exitCode = stoppedBy !== undefined ? 128 + constants.signals[stoppedBy] : allFailed === 0 ? 0 : 1
