/** A real process on a real disk, killed at any moment: what it told us is there, and the log never goes back. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSigningKey, verifyLog, viewLog } from '../../src/ledger/index.ts'
import { found } from '../requires.ts'
import { buildSource } from './build-source.ts'
import { origin } from './make-ledger.ts'
import { seededRandom } from './simulated-disk.ts'

const killsPerLog = 100
const seed = Number(process.env.STADSPOORT_SEED ?? Math.floor(Math.random() * 1e9))
const child = fileURLToPath(new URL('./append-under-load.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ledger-kill-'))
const keyFile = join(folder, 'key')
let built = ''

beforeAll(async () => {
  built = buildSource()
  await createSigningKey(keyFile)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
})

interface Told {
  /** Size of the log when the process had opened it; undefined when it was killed before. */
  readonly opened: number | undefined
  /** Index → run and number of each record it gave a receipt for. */
  readonly receipts: ReadonlyMap<number, string>
}

function parse(output: string): Told {
  const receipts = new Map<number, string>()
  let opened: number | undefined
  // The last line may be cut off by the kill; only whole lines count as told.
  for (const line of output.slice(0, output.lastIndexOf('\n') + 1).split('\n')) {
    const [word, index, run, n] = line.split(' ')
    if (word === 'open') opened = Number(index)
    if (word === 'ack') receipts.set(Number(index), `${run} ${n}`)
  }
  return { opened, receipts }
}

/** Runs until `afterMs` after it began to work (or, when negative, after it was started), and kills it. */
function runAndKill(directory: string, afterMs: number): Promise<Told> {
  const running: ChildProcess = spawn(process.execPath, [child, built, directory, keyFile, origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const kill = () => running.kill('SIGKILL')
  if (afterMs < 0) setTimeout(kill, -afterMs)
  running.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (output === '' && afterMs >= 0) setTimeout(kill, afterMs)
    output += text
  })
  return new Promise((resolve) => running.on('close', () => resolve(parse(output))))
}

async function killOften(directory: string, random: () => number): Promise<Map<number, string>> {
  const receipts = new Map<number, string>()
  let pinned: string | undefined
  let size = 0
  for (let kill = 1; kill <= killsPerLog; kill++) {
    // One in five dies while it starts: recovery itself must survive a kill.
    const afterMs = random() < 0.2 ? -(40 + random() * 60) : random() * 120
    const told = await runAndKill(directory, afterMs)
    if (told.opened !== undefined) expect(told.opened).toBeGreaterThanOrEqual(size)
    for (const [index, record] of told.receipts) {
      expect(receipts.has(index)).toBe(false)
      receipts.set(index, record)
      size = Math.max(size, index + 1)
    }
    if (kill % 10 === 0) pinned = await verify(directory, pinned)
  }
  return receipts
}

async function verify(directory: string, pinned: string | undefined): Promise<string> {
  const report = await verifyLog({ directory, ...(pinned === undefined ? {} : { checkpoint: pinned }) })
  expect(report.findings).toEqual([])
  return readFileSync(join(directory, 'checkpoint'), 'utf8')
}

async function lost(directory: string, receipts: ReadonlyMap<number, string>): Promise<number[]> {
  // A last process, that ends by itself, publishes what the killed ones left.
  spawnSync(process.execPath, [child, built, directory, keyFile, origin, '1'])
  const log = await viewLog(directory)
  const missing: number[] = []
  for (const [index, expected] of receipts) {
    const { run, n } = JSON.parse((await log.entry(index)).toString('utf8')) as { run: number; n: number }
    if (`${run} ${n}` !== expected) missing.push(index)
  }
  return missing
}

test('keeps every record it gave a receipt for through two hundred kills', { timeout: 180_000 }, async () => {
  const logs = ['a', 'b'].map((name) => join(folder, name))
  const all = await Promise.all(logs.map((directory, i) => killOften(directory, seededRandom(seed + i))))
  let count = 0
  for (const [i, directory] of logs.entries()) {
    expect(await lost(directory, all[i] ?? new Map())).toEqual([])
    await verify(directory, undefined)
    count += all[i]?.size ?? 0
  }
  console.log(`kills: ${killsPerLog * logs.length}, receipts checked: ${count}, lost: 0, seed: ${seed}`)
  expect(count).toBeGreaterThan(killsPerLog)
})

describe.skipIf(!found('strace'))('under strace', () => {
  test('syncs at least once for each batch that it acknowledges', () => {
    const directory = join(folder, 'traced')
    const trace = join(folder, 'trace')
    const command = [
      '-f',
      '-e',
      'trace=fdatasync,fsync',
      '-o',
      trace,
      process.execPath,
      child,
      built,
      directory,
      keyFile,
      origin,
      '400',
    ]
    const { stdout } = spawnSync('strace', command, { encoding: 'utf8' })
    const receipts = parse(stdout).receipts.size
    const syncs = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /\bfdatasync\(\d+\)|fdatasync resumed/.test(line)).length
    expect(receipts).toBe(400)
    // Sixteen callers wait for each other's batch: at most sixteen records can share a sync.
    expect(syncs).toBeGreaterThanOrEqual(receipts / 16)
  })
})
