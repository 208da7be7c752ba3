// npm run bench:gateway: the gate with everything on (detectors, policy, pseudonyms, restoration, two durable records)
// beside @portkey-ai/gateway and beside the upstream itself, in one run; see README.md. Environment: ROUNDS, SECONDS, WARM
// (requests to each before anything is measured), DATABASE_URL.
import { cpus, loadavg } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { goalsOf, verdicts } from './goals.mjs'
import { chatBody } from './letter.mjs'
import { cpuOf, memoryOf, start, startGate, startPortkey, startUpstream, stopAll } from './processes.mjs'

const { ROUNDS = '5', SECONDS = '3', WARM = '8000' } = process.env
const rounds = Number(ROUNDS)
const chunksPerAnswer = 64
const seconds = Number(SECONDS)
const port = { fast: 19100, slow: 19101, gate: 19110, portkey: 19111 }

process.on('SIGTERM', () => process.exit(1))
process.on('SIGINT', () => process.exit(1))

const plain = ['perSecond', 'versusPortkey', 'p50', 'p99', 'addedP50', 'addedP99', 'cpuPerRequest', 'errors']
const streaming = ['first50', 'first99', 'addedFirst', 'addedFirst99', 'cpuPerEvent', 'events', 'errors']
const scenarios = {
  one: { title: 'One caller, 2 kB', callers: 1, columns: plain },
  many: { title: '32 callers, 2 kB', callers: 32, columns: plain },
  again: { title: '32 callers, 2 kB that was sent before', callers: 32, isSame: true, columns: plain },
  slow: { title: '100 callers, upstream 50 ms, 2 kB', callers: 100, upstream: 'slow', columns: plain },
  long: { title: '32 callers, 20 kB (ten times the text)', callers: 32, size: 20_000, columns: plain },
  stream: { title: 'One stream of 64 chunks', callers: 1, stream: true, columns: streaming },
  streams: { title: '32 streams of 64 chunks', callers: 32, stream: true, columns: streaming },
  slowStreams: {
    title: '50 streams, first chunk after 50 ms, then one every 10 ms',
    callers: 50,
    stream: true,
    upstream: 'slow',
    columns: streaming,
  },
}

async function openTargets() {
  startUpstream(port.fast)
  startUpstream(port.slow, { delay: 50, gap: 10 })
  const gate = await startGate(port.gate, { fast: port.fast, slow: port.slow })
  const portkey = await startPortkey(port.portkey)
  const portkeyHeaders = (upstream) => ({
    authorization: 'Bearer sk-test',
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': `http://127.0.0.1:${port[upstream]}/v1`,
  })
  return {
    database: gate.database,
    targets: {
      direct: { portFor: (upstream) => port[upstream], headersFor: () => ({}) },
      stadspoort: {
        pid: gate.pid,
        portFor: () => port.gate,
        headersFor: () => ({ authorization: `Bearer ${gate.key}` }),
      },
      portkey: { pid: portkey.pid, portFor: () => port.portkey, headersFor: portkeyHeaders },
    },
  }
}

function openLoad() {
  const load = start([fileURLToPath(new URL('load.mjs', import.meta.url))])
  const answers = createInterface({ input: load.stdout })[Symbol.asyncIterator]()
  return async (target, { upstream = 'fast', callers, stream = false, size = 2000, isSame }, length) => {
    const before = target.pid === undefined ? 0 : cpuOf(target.pid)
    const body = chatBody(upstream, { stream, size, isSame })
    const headers = target.headersFor(upstream)
    load.stdin.write(`${JSON.stringify({ port: target.portFor(upstream), headers, body, callers, ...length })}\n`)
    const result = JSON.parse((await answers.next()).value)
    const cpu = target.pid === undefined ? 0 : cpuOf(target.pid) - before
    return { ...result, cpuPerRequest: cpu / result.requests, cpuPerEvent: cpu / Math.max(1, result.events) }
  }
}

/** One round: every target in turn, so that what disturbs the machine disturbs all. */
async function runRound(measure, targets, scenario) {
  const found = {}
  for (const [name, target] of targets) found[name] = await measure(target, scenario, { seconds })
  for (const result of Object.values(found)) {
    result.addedP50 = result.p50 - found.direct.p50
    result.addedP99 = result.p99 - found.direct.p99
    result.addedFirst = result.first50 - found.direct.first50
    result.addedFirst99 = result.first99 - found.direct.first99
    result.versusPortkey = result.perSecond / found.portkey.perSecond
  }
  return found
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]

async function compare(measure, targets, scenario) {
  const inTurn = Object.entries(targets)
  const all = []
  for (let round = 0; round < rounds; round++)
    all.push(await runRound(measure, round % 2 === 0 ? inTurn : inTurn.toReversed(), scenario))
  const columns = Object.keys(all[0].direct)
  const mediansOf = (name) => columns.map((column) => [column, median(all.map((found) => found[name][column]))])
  return Object.fromEntries(Object.keys(targets).map((name) => [name, Object.fromEntries(mediansOf(name))]))
}

function show(title, found, columns) {
  const short = (column, value) => Number(value.toFixed(column === 'perSecond' ? 0 : 2))
  const row = (medians) => Object.fromEntries(columns.map((column) => [column, short(column, medians[column])]))
  console.log(`\n${title}`)
  console.table(Object.fromEntries(Object.entries(found).map(([name, medians]) => [name, row(medians)])))
}

function showMemory(targets, database) {
  const measured = Object.entries(targets).filter(([, { pid }]) => pid !== undefined)
  console.log(`\nMemory in MiB (the gate on ${database})`)
  console.table(Object.fromEntries(measured.map(([name, { pid }]) => [name, memoryOf(pid)])))
}

const isNoisy = () => loadavg()[0] > cpus().length

async function main() {
  const { targets, database } = await openTargets()
  const noise = isNoisy()
  const processor = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`
  console.log(
    `${processor}, ${rounds} rounds of ${seconds} s, ${new Date().toISOString().slice(0, 10)}; medians, ms and µs`,
  )
  const measure = openLoad()
  for (const target of Object.values(targets)) {
    await measure(target, { callers: 32 }, { requests: Number(WARM) })
    await measure(target, { callers: 32, stream: true }, { requests: Math.ceil(Number(WARM) / 4) })
  }
  const found = {}
  for (const [name, { title, columns, ...scenario }] of Object.entries(scenarios)) {
    found[name] = await compare(measure, targets, scenario)
    show(title, found[name], columns)
  }
  showMemory(targets, database)
  const { cpuPerRequest } = found.streams.stadspoort
  const ofChunks = (cpuPerRequest - found.many.stadspoort.cpuPerRequest) / chunksPerAnswer
  console.log(`\nA chunk by itself, without its share of the request before it: ${ofChunks.toFixed(1)} µs`)
  const memory = database === 'PGlite' ? undefined : memoryOf(targets.stadspoort.pid).highest
  console.log('\nWhat the gate must reach')
  console.table(verdicts(goalsOf(found, memory)))
  if (noise)
    console.log(
      'Other programs kept this machine busy when the run began: times and CPU are too high then, by two to four times.\n' +
        'Only the ratios count; run again when it is quiet.',
    )
}

try {
  await main()
} finally {
  await stopAll()
}
process.exit(0)
