/**
 * Simulated power cuts: after every call to the disk, with every way in which a disk can keep or lose what was not
 * synced. The promise: what was acknowledged is there, the log verifies, and it never goes back behind a checkpoint that
 * somebody has seen. Set STADSPOORT_SEED to replay a run.
 */
import { afterAll, expect, test } from 'vitest'
import { readEntries } from '../../src/ledger/entry.ts'
import { type Ledger, type SignedCheckpoint, verifyLog } from '../../src/ledger/index.ts'
import { tilePath, tileWidth, tileWith } from '../../src/ledger/tiles.ts'
import { makeLedger, verifierKey } from './make-ledger.ts'
import { cutModes, type Random, SimulatedDisk, seededRandom } from './simulated-disk.ts'

const seed = Number(process.env['STADSPOORT_SEED'] ?? Math.floor(Math.random() * 1e9))
let cuts = 0
let acknowledgements = 0

afterAll(() => {
  console.log(`power cuts: ${cuts}, acknowledged records checked: ${acknowledgements}, lost: 0, seed: ${seed}`)
})

/** What the outside world knows: the receipts and checkpoints it was given. */
interface World {
  readonly acknowledged: Map<number, string>
  checkpoint: SignedCheckpoint | undefined
  next: number
}

function newWorld(): World {
  return { acknowledged: new Map(), checkpoint: undefined, next: 0 }
}

async function append(ledger: Ledger, world: World, random: Random): Promise<void> {
  // Sizes around a sector, so that batches start and end anywhere in one.
  const record = { n: world.next++, t: 'x'.repeat(Math.floor(random() * 300)) }
  const { index } = await ledger.append(record)
  expect(world.acknowledged.has(index)).toBe(false)
  world.acknowledged.set(index, JSON.stringify(record))
}

async function work(disk: SimulatedDisk, world: World, steps: { count: number; random: Random }): Promise<void> {
  const { count, random } = steps
  let ledger = await makeLedger({ disk })
  for (let step = 0; step < count; step++) {
    const chance = random()
    const appends = Array.from({ length: 1 + Math.floor(random() * 16) }, () => append(ledger, world, random))
    const publication = chance < 0.5 ? ledger.publish() : undefined
    await Promise.all(appends)
    if (publication !== undefined) world.checkpoint = await publication
    if (chance < 0.1) {
      await ledger.close()
      ledger = await makeLedger({ disk })
    }
  }
  world.checkpoint = await ledger.publish()
  await ledger.close()
}

async function publishedRecords(disk: SimulatedDisk, size: number): Promise<string[]> {
  const records: string[] = []
  for (let start = 0; start < size; start += tileWidth) {
    const bundle = await disk.read(`/log/${tilePath(tileWith('entries', start, size))}`)
    records.push(...(readEntries(bundle ?? Buffer.alloc(0)) ?? []).map(String))
  }
  return records
}

/** Opens the log that was found and checks everything the world was told against it. */
async function check(disk: SimulatedDisk, world: World): Promise<void> {
  if (disk.files().includes('/log/checkpoint')) {
    const found = await verifyLog({ directory: '/log', disk, verifierKey })
    expect(found.findings).toEqual([])
  }
  const ledger = await makeLedger({ disk })
  expect(ledger.state().writable).toBe(true)
  expect(ledger.size()).toBeGreaterThanOrEqual(Math.max(-1, ...world.acknowledged.keys()) + 1)
  await ledger.publish()
  await ledger.close()
  const records = await publishedRecords(disk, ledger.size())
  for (const [index, text] of world.acknowledged) expect(records[index]).toBe(text)
  acknowledgements += world.acknowledged.size
  const pinned = world.checkpoint === undefined ? {} : { checkpoint: world.checkpoint.text }
  const report = await verifyLog({ directory: '/log', disk, verifierKey, ...pinned })
  expect(report).toMatchObject({ ok: true, findings: [], size: ledger.size(), unpublished: 0 })
}

/** Every second scenario begins just before a bundle and its tiles become full. */
async function begin(scenario: number): Promise<SimulatedDisk> {
  if (scenario % 2 === 0) return new SimulatedDisk()
  nearlyFull ??= await nearlyFullLog()
  return nearlyFull.cutPower('all', Math.random)
}

let nearlyFull: SimulatedDisk | undefined

async function nearlyFullLog(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const ledger = await makeLedger({ disk })
  await Promise.all(Array.from({ length: tileWidth - 20 }, (_, n) => ledger.append({ n })))
  await ledger.close()
  return disk
}

/** Cuts the power after call `at`, and looks at everything the disk may have kept. */
async function survive(scenario: number, at: number): Promise<void> {
  const world = newWorld()
  const disk = await begin(scenario)
  const off = disk.follow({ cutAt: at })
  await Promise.race([work(disk, world, { count: 6, random: seededRandom(seed + scenario) }), off])
  const random = seededRandom(seed ^ (at * 31 + scenario))
  for (const mode of cutModes) {
    cuts++
    await check(disk.cutPower(mode, random), world)
  }
}

async function callsIn(scenario: number): Promise<number> {
  const disk = await begin(scenario)
  void disk.follow({})
  await work(disk, newWorld(), { count: 6, random: seededRandom(seed + scenario) })
  return disk.calls
}

test('keeps every acknowledged record when the power is cut after any call to the disk', {
  timeout: 300_000,
}, async () => {
  for (let scenario = 0; cuts < 9_000; scenario++) {
    const calls = await callsIn(scenario)
    for (let at = 1; at <= calls; at++) await survive(scenario, at)
  }
})

test('keeps every acknowledged record through ten power cuts in a row', { timeout: 300_000 }, async () => {
  for (let round = 0; round < 120; round++) {
    const random = seededRandom(seed + 1_000_000 + round)
    const world = newWorld()
    let disk = new SimulatedDisk()
    for (let cut = 0; cut < 10; cut++) {
      const off = disk.follow({ cutAt: 1 + Math.floor(random() * 150) })
      await Promise.race([work(disk, world, { count: 4, random }), off])
      cuts++
      disk = disk.cutPower(cutModes[Math.floor(random() * cutModes.length)] ?? 'none', random)
    }
    await check(disk, world)
  }
})

test('was tried with at least ten thousand power cuts', () => {
  expect(cuts).toBeGreaterThanOrEqual(10_000)
})
