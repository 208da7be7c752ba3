// npm run bench:gateway: the gate with everything on (detectors, policy, pseudonyms, restoration, two durable records)
// beside @portkey-ai/gateway and beside the upstream itself, in one run. Absolute figures depend on the machine; the
// ratios are what counts. Environment: ROUNDS (3), SECONDS (3), ONLY (comma list of targets).
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const rounds = Number(process.env.ROUNDS ?? 3)
const seconds = Number(process.env.SECONDS ?? 3)
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const work = mkdtempSync(join(tmpdir(), 'stadspoort-bench-'))
const children = []
const start = (args, env = {}) => {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdout.resume()
  children.push(child)
  return child
}
const stop = () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(work, { recursive: true, force: true })
}
process.on('exit', stop)
process.on('SIGTERM', () => process.exit(1))
process.on('SIGINT', () => process.exit(1))

const letter =
  'Geachte heer Jansen, uw burgerservicenummer is 999900018 en u woont aan de Dorpsstraat 12, 1234 AB Voorbeeldstad. ' +
  'U vroeg op 3 maart om een vergunning voor een dakkapel. De gemeente heeft uw aanvraag ontvangen en kijkt of het plan past. '
const filler =
  'De behandeling duurt ten hoogste acht weken. Daarna krijgt u een besluit met uitleg en kunt u bezwaar maken als u het niet eens bent. '
/** A letter of about `size` characters with about one personal value in every hundred characters. */
const text = (size) => {
  let out = ''
  while (out.length < size) out += letter + filler
  return out.slice(0, size)
}
const body = (model, { stream = false, size = 2000 } = {}) =>
  JSON.stringify({
    model,
    stream,
    messages: [
      { role: 'system', content: 'Je bent een assistent van de gemeente.' },
      { role: 'user', content: text(size) },
    ],
  })

async function until(check, what) {
  for (let i = 0; i < 300; i++) {
    if (await check().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not start`)
}
const answers = (url) => async () => (await fetch(url)).status < 500

const port = { fast: 19100, slow: 19101, gate: 19110, portkey: 19111 }
start([join(here, 'upstream.mjs')], { PORT: port.fast })
start([join(here, 'upstream.mjs')], { PORT: port.slow, DELAY: 50, GAP: 10 })

const config = join(work, 'stadspoort.yaml')
const model = (id, upstream) =>
  `  - { id: ${id}, engine: openai-compatible, baseUrl: "http://127.0.0.1:${upstream}/v1", upstreamModel: m, zone: own, maxConcurrent: 256 }\n`
writeFileSync(
  config,
  `models:\n${model('fast', port.fast)}${model('slow', port.slow)}limits: { requestsPerMinute: 10000000, tokensPerDay: 1000000000000 }\n`,
)
const data = join(work, 'data')
const cli = join(root, 'bin/stadspoort')
const keyOf = (args) =>
  execFileSync(
    process.execPath,
    [cli, 'key', 'create', '--name', 'bench', '--use-case', 'vrije-vraag', '--data', data, '--config', config, ...args],
    { encoding: 'utf8' },
  ).trim()
const key = keyOf(['--requests-per-minute', '10000000', '--tokens-per-day', '1000000000000'])
const gate = start([cli, 'serve', '--data', data, '--config', config, '--port', String(port.gate)])
await until(answers(`http://127.0.0.1:${port.gate}/health/live`), 'the gate')

const portkeyServer = join(here, 'node_modules/@portkey-ai/gateway/build/start-server.js')
if (!existsSync(portkeyServer)) execFileSync('npm', ['ci'], { cwd: here, stdio: 'inherit' })
const portkey = start([portkeyServer, '--headless', `--port=${port.portkey}`])
await until(answers(`http://127.0.0.1:${port.portkey}/`), 'Portkey')

const targets = {
  direct: { port: { fast: port.fast, slow: port.slow }, headers: () => ({}) },
  stadspoort: {
    pid: gate.pid,
    port: { fast: port.gate, slow: port.gate },
    headers: () => ({ authorization: `Bearer ${key}` }),
  },
  portkey: {
    pid: portkey.pid,
    port: { fast: port.portkey, slow: port.portkey },
    headers: (upstream) => ({
      authorization: 'Bearer sk-test',
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `http://127.0.0.1:${port[upstream]}/v1`,
    }),
  },
}
for (const name of Object.keys(targets))
  if (process.env.ONLY !== undefined && !process.env.ONLY.split(',').includes(name)) delete targets[name]

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
/** User and system time of a process in microseconds. */
function cpuOf(pid) {
  if (pid === undefined) return 0
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mebibytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024)
  return { now: mebibytes('VmRSS'), highest: mebibytes('VmHWM') }
}

const load = start([join(here, 'load.mjs')])
const lines = createInterface({ input: load.stdout })[Symbol.asyncIterator]()
async function measure(name, scenario) {
  const target = targets[name]
  const { upstream = 'fast', callers, stream, size, requests } = scenario
  const job = {
    port: target.port[upstream],
    headers: target.headers(upstream),
    body: body(upstream, { stream, size }),
    callers,
    ...(requests ? { requests } : { seconds }),
  }
  const before = cpuOf(target.pid)
  load.stdin.write(`${JSON.stringify(job)}\n`)
  const result = JSON.parse((await lines.next()).value)
  const cpu = cpuOf(target.pid) - before
  return { ...result, cpuPerRequest: cpu / result.requests, cpuPerEvent: cpu / Math.max(1, result.events) }
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
async function compare(title, scenario, columns) {
  const results = Object.fromEntries(Object.keys(targets).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(targets)) results[name].push(await measure(name, scenario))
    for (const name of Object.keys(targets)) {
      const [result, direct] = [results[name][round], results.direct?.[round]]
      if (direct === undefined) continue
      result.addedP50 = result.p50 - direct.p50
      result.addedP99 = result.p99 - direct.p99
      result.addedFirst = result.first50 - direct.first50
      result.versusPortkey =
        results.portkey?.[round] === undefined ? 0 : result.perSecond / results.portkey[round].perSecond
    }
  }
  // Portkey runs last in a round, so its ratio is only known afterwards.
  for (const name of Object.keys(targets))
    results[name].forEach((result, round) => {
      const portkeyRate = results.portkey?.[round]?.perSecond
      if (portkeyRate !== undefined) result.versusPortkey = result.perSecond / portkeyRate
    })
  console.log(`\n${title}`)
  console.table(
    Object.fromEntries(
      Object.entries(results).map(([name, list]) => [
        name,
        Object.fromEntries(
          columns.map((column) => [
            column,
            Number(median(list.map((result) => result[column] ?? 0)).toFixed(column === 'perSecond' ? 0 : 2)),
          ]),
        ),
      ]),
    ),
  )
  return results
}

console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, ${rounds} rounds of ${seconds} s, medians; ms and µs`,
)
for (const name of Object.keys(targets)) await measure(name, { callers: 16 })

const plain = ['perSecond', 'p50', 'p99', 'addedP50', 'addedP99', 'cpuPerRequest', 'versusPortkey', 'errors']
await compare('One caller, 2 kB', { callers: 1 }, plain)
await compare('32 callers, 2 kB', { callers: 32 }, plain)
await compare('100 callers, upstream 50 ms, 2 kB', { callers: 100, upstream: 'slow' }, plain)
await compare('32 callers, 20 kB (ten times the text)', { callers: 32, size: 20_000 }, plain)
const streaming = ['first50', 'first99', 'addedFirst', 'cpuPerEvent', 'events', 'errors']
await compare('One stream, 64 chunks', { callers: 1, stream: true, requests: 200 }, streaming)
await compare('32 streams, 64 chunks', { callers: 32, stream: true, requests: 1000 }, streaming)
await compare(
  '50 streams, first chunk after 50 ms, then every 10 ms',
  { callers: 50, stream: true, upstream: 'slow', requests: 100 },
  streaming,
)
console.log('\nMemory in MiB (the gate runs on PGlite here; set DATABASE_URL to measure without)')
console.table(
  Object.fromEntries(
    Object.entries(targets)
      .filter(([, target]) => target.pid !== undefined)
      .map(([name, target]) => [name, memoryOf(target.pid)]),
  ),
)
process.exit(0)
