// The processes of one run and what they cost. Linux only: figures come from /proc.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresqlPrograms } from '../../scripts/requirements.mjs'
import { startTemporaryPostgresql } from '../../scripts/temporary-postgresql.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const program = join(here, '../../bin/stadspoort')
const work = mkdtempSync(join(tmpdir(), 'stadspoort-bench-'))
const children = []
let stopPostgresql = async () => undefined

/** Starts a node program; it is killed when the run ends. */
export function start(args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdout.resume()
  children.push(child)
  return child
}

export async function stopAll() {
  for (const child of children) child.kill('SIGKILL')
  await stopPostgresql()
  rmSync(work, { recursive: true, force: true })
}

async function untilItAnswers(url, what) {
  for (let i = 0; i < 600; i++) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 500,
    )
    if (status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not start`)
}

/** The model server of bench/gateway/upstream.mjs. */
export function startUpstream(port, { delay = 0, gap = 0 } = {}) {
  start([join(here, 'upstream.mjs')], { PORT: port, DELAY: delay, GAP: gap })
}

const many = ['--requests-per-minute', '10000000', '--tokens-per-day', '1000000000000']

/**
 * The gate with everything on, and nothing relaxed: a model in zone `own` gets pseudonyms too.
 * @returns its process, an API key, and which database it uses
 */
export async function startGate(port, upstreams) {
  const model = ([id, at]) =>
    `  - { id: ${id}, engine: openai-compatible, baseUrl: "http://127.0.0.1:${at}/v1", upstreamModel: m, zone: own, maxConcurrent: 256 }\n`
  const config = join(work, 'stadspoort.yaml')
  const models = Object.entries(upstreams).map(model).join('')
  writeFileSync(config, `models:\n${models}limits: { requestsPerMinute: 10000000, tokensPerDay: 1000000000000 }\n`)
  const common = ['--data', join(work, 'data'), '--config', config]
  const databaseUrl = await databaseOfRun()
  const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  const keyArgs = ['key', 'create', '--name', 'bench', '--use-case', 'vrije-vraag', ...common, ...many]
  const key = execFileSync(process.execPath, [program, ...keyArgs], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  const { pid } = start([program, 'serve', ...common, '--port', String(port)], env)
  await untilItAnswers(`http://127.0.0.1:${port}/health/live`, 'the gate')
  return { pid, key, database: databaseUrl === undefined ? 'PGlite' : 'PostgreSQL' }
}

/** A server of one's own, so that memory is measured without PGlite; undefined when none is installed. */
async function databaseOfRun() {
  if (process.env.DATABASE_URL !== undefined) return process.env.DATABASE_URL
  const programs = postgresqlPrograms()
  if (programs === undefined) return undefined
  const { url, stop } = await startTemporaryPostgresql(programs)
  stopPostgresql = stop
  return url
}

export async function startPortkey(port) {
  const server = join(here, 'node_modules/@portkey-ai/gateway/build/start-server.js')
  if (!existsSync(server)) execFileSync('npm', ['ci'], { cwd: here, stdio: 'inherit' })
  const { pid } = start([server, '--headless', `--port=${port}`])
  await untilItAnswers(`http://127.0.0.1:${port}/`, 'Portkey')
  return { pid }
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time of a process, all its threads, in microseconds. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}

/** Resident memory of a process in MiB, now and at its highest. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mebibytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024)
  return { now: mebibytes('VmRSS'), highest: mebibytes('VmHWM') }
}
