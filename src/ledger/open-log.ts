/** Opens a log: makes it when it is new, recovers it when it is not. */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import { batchHeader, logIdOf } from './batch.ts'
import { type Disk, isOutOfSpace, syncNames, writeWhole } from './disk.ts'
import { Edge } from './edge.ts'
import { lengthBytes } from './entry.ts'
import { type DurableBatch, leavesOf } from './group-commit.ts'
import { Log } from './log.ts'
import { largestRecord } from './merkle.ts'
import { formatVerifierKey, isKeyName, parseVerifierKey, type SigningKey } from './note.ts'
import { ledgerDamaged, ledgerInUse, ledgerUnwritable } from './problems.ts'
import { Publisher } from './publisher.ts'
import { type LogPlace, recoverLog } from './recover.ts'
import { Standing } from './standing.ts'

export interface LedgerOptions {
  /** The log's own directory, absolute. */
  readonly directory: string
  /** The log's name: a URL without scheme, white space or plus sign, e.g. `voorbeeldstad.stadspoort.example/node-1`. */
  readonly origin: string
  readonly key: SigningKey
  readonly clock: Clock
  readonly disk: Disk
  /** Below this many free bytes nothing is taken any more; default 64 MiB. */
  readonly minimumFreeBytes?: number
  /** How long an acknowledged record may wait for publication, in milliseconds; default 1,000; `Infinity` = only when asked. */
  readonly publishAfterMs?: number
  /** Size of a journal segment in bytes; default 4 MiB. Two are in use. */
  readonly segmentBytes?: number
}

const smallestSegment = batchHeader + lengthBytes + largestRecord
const openDirectories = new WeakMap<Disk, Set<string>>()

function claim(disk: Disk, directory: string): () => void {
  const open = openDirectories.get(disk) ?? new Set()
  openDirectories.set(disk, open)
  if (open.has(directory)) throw new Problem(ledgerInUse, { detail: `${directory} is in dit programma al geopend.` })
  open.add(directory)
  return () => open.delete(directory)
}

export async function openLog(options: LedgerOptions): Promise<Log> {
  const { disk, directory, origin, segmentBytes = 4 * 1024 * 1024 } = options
  if (!isKeyName(origin)) throw new RangeError('an origin has no white space and no plus sign')
  if (segmentBytes < smallestSegment) throw new RangeError(`a segment has at least ${smallestSegment} bytes`)
  const release = claim(disk, directory)
  try {
    return await openClaimed({ ...options, segmentBytes }, release)
  } catch (error) {
    release()
    if (!isOutOfSpace(error)) throw error
    const detail = `Er is geen ruimte op de schijf om het logboek in ${directory} te beginnen. Maak ruimte vrij.`
    throw new Problem(ledgerUnwritable, { detail, cause: error })
  }
}

async function openClaimed(options: LedgerOptions & { segmentBytes: number }, release: () => void): Promise<Log> {
  const { disk, directory, origin, key, clock, segmentBytes } = options
  const { minimumFreeBytes = 64 * 1024 * 1024, publishAfterMs = 1_000 } = options
  const verifierKey = formatVerifierKey(origin, key.publicKey)
  const logKey = parseVerifierKey(verifierKey)
  if (logKey === undefined) throw new Error('a key that was just written cannot be read')
  const place: LogPlace = { disk, directory, logKey, logId: logIdOf(verifierKey) }
  const publisher = new Publisher({ disk, directory, origin, key })
  const recovered = await recoverLog(place)
  if (recovered !== undefined) await checkVerifierKey(disk, directory, verifierKey)
  const found = recovered ?? { ...(await beginLog(place, publisher, verifierKey)), batches: [] }
  const standing = new Standing({ disk, directory, clock, minimumFreeBytes })
  await standing.look()
  const pending: DurableBatch[] = found.batches.map((batch) => ({ ...batch, leaves: leavesOf(batch.entries) }))
  const { logId } = place
  const deps = { disk, directory, origin, verifierKey, logId, publisher, standing, publishAfterMs, segmentBytes }
  const log = new Log({ ...deps, closed: release }, { ...found, pending })
  await log.prepare()
  return log
}

/** The checkpoint of the empty log is the first thing that is durable: from then on a missing checkpoint is damage. */
async function beginLog({ disk, directory, logKey }: LogPlace, publisher: Publisher, verifierKey: string) {
  await makeDirectories(disk, directory)
  await writeWhole(disk, `${directory}/verifier-key`, Buffer.from(`${verifierKey}\n`))
  await syncNames(disk, directory)
  const edge = new Edge()
  const checkpoint = await publisher.writeCheckpoint({ origin: logKey.name, size: 0, root: edge.root() })
  return { edge, checkpoint }
}

async function checkVerifierKey(disk: Disk, directory: string, verifierKey: string): Promise<void> {
  const written = await disk.read(`${directory}/verifier-key`)
  if (written?.toString('utf8').trim() === verifierKey) return
  const detail = `Het bestand ${directory}/verifier-key noemt een andere sleutel dan waarmee dit logboek wordt geopend.`
  throw new Problem(ledgerDamaged, { detail })
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** Makes a directory and the parents it lacks, and makes their names durable. */
async function makeDirectories(disk: Disk, path: string): Promise<void> {
  if (path === '/') return
  const parent = path.slice(0, path.lastIndexOf('/')) || '/'
  try {
    await disk.makeDirectory(path)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    await makeDirectories(disk, parent)
    await disk.makeDirectory(path)
  }
  await syncNames(disk, parent)
}
