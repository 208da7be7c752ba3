/**
 * Checks a whole log from its records alone: every hash is derived again, every tile compared, the root compared with the
 * signed checkpoint and with a checkpoint that somebody kept. Needs no database and no cooperation of the log.
 */
import { type Batch, continueFrom } from './batch.ts'
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { Frontier, leafHash } from './merkle.ts'
import { parseVerifierKey, type VerifierKey } from './note.ts'
import { type ReadLogFile, readHashes, readRecords, TileFault } from './tile-reader.ts'
import { levelLength, partialTiles, tilePath, tileWidth, tileWith } from './tiles.ts'

export interface LogSource {
  readonly read: ReadLogFile
  /** The whole batches in the journal of the log with this key. */
  readonly journal: (logKey: VerifierKey) => Promise<readonly Batch[]>
}

/** Something that is wrong. */
export interface Finding {
  /** The first entry it is about, when it is about entries. */
  readonly index?: number
  /** Below the log's directory, with `/`. */
  readonly file: string
  /** Dutch. */
  readonly detail: string
}

/** What verifying a whole log brought to light. */
export interface VerifyReport {
  /** True when there are no findings. */
  readonly ok: boolean
  readonly origin: string
  /** Entries under the checkpoint. */
  readonly size: number
  /** Base64, as in the checkpoint. */
  readonly root: string
  /** Entries that are durable in the journal and not yet under the checkpoint. */
  readonly unpublished: number
  /** In the order in which they were found; at most 100. */
  readonly findings: readonly Finding[]
}

export interface VerifyWish {
  /** Trusted from elsewhere; without it the log's own file `verifier-key` is believed. */
  readonly verifierKey?: string
  /** Text of an earlier signed checkpoint, which must be the beginning of this log. */
  readonly pinned?: string
}

const mostFindings = 100
const mostAttempts = 5

class Verification {
  readonly #read: ReadLogFile
  readonly #findings: Finding[] = []
  readonly #frontier = new Frontier()
  /** Per tile level, the hashes derived so far that belong to the tile that is not compared yet. */
  readonly #derived: Buffer[][] = []
  readonly #checkpoint: SignedCheckpoint
  readonly #pinned: SignedCheckpoint | undefined

  constructor(read: ReadLogFile, checkpoint: SignedCheckpoint, pinned: SignedCheckpoint | undefined) {
    this.#read = read
    this.#checkpoint = checkpoint
    this.#pinned = pinned
  }

  async run(): Promise<readonly Finding[]> {
    const { size, root } = this.#checkpoint
    if (this.#pinned !== undefined && this.#pinned.size > size) this.#reportShrink(this.#pinned.size)
    this.#comparePinned()
    for (let start = 0; start < size && this.#findings.length < mostFindings; start += tileWidth) {
      if (!(await this.#bundle(start))) return this.#findings
    }
    for (let level = 1; level < this.#derived.length; level++) {
      const row = this.#derived[level] ?? []
      if (row.length > 0) await this.#compareTile(level, row)
    }
    if (this.#findings.length < mostFindings && !this.#frontier.root().equals(root)) {
      this.#report({
        file: 'checkpoint',
        detail: 'De wortel over alle vermeldingen is een andere dan in het checkpoint',
      })
    }
    return this.#findings
  }

  #report(finding: Finding): void {
    if (this.#findings.length < mostFindings) this.#findings.push(finding)
  }

  #reportShrink(before: number): void {
    const { size } = this.#checkpoint
    const detail = `Het logboek is korter geworden: ${size} vermeldingen, in het eerdere checkpoint ${before}`
    this.#report({ index: size, file: 'checkpoint', detail })
  }

  /** Checks one bundle against its hash tile; false when there is nothing to go on with. */
  async #bundle(start: number): Promise<boolean> {
    const { size } = this.#checkpoint
    const records = await this.#tryRead(start, readRecords(this.#read, tileWith('entries', start, size)))
    const hashes = await this.#tryRead(start, readHashes(this.#read, tileWith(0, start, size)))
    if (records === undefined && hashes === undefined) return false
    const leaves = records?.parts.map(leafHash) ?? hashes?.parts ?? []
    const wrong = leaves.findIndex((leaf, i) => hashes !== undefined && !leaf.equals(hashes.parts[i] ?? leaf))
    if (wrong >= 0 && records !== undefined && hashes !== undefined) {
      const detail = `De vermelding past niet bij haar hash in ${hashes.file}`
      this.#report({ index: start + wrong, file: records.file, detail })
    }
    for (const leaf of leaves) await this.#push(leaf)
    return true
  }

  async #tryRead<Found>(index: number, reading: Promise<Found>): Promise<Found | undefined> {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof TileFault)) throw error
      this.#report({ index, file: error.file, detail: error.detail })
      return undefined
    }
  }

  async #push(leaf: Buffer): Promise<void> {
    const full: number[] = []
    this.#frontier.push(leaf, (level, hash) => {
      if (level === 0 || level % 8 !== 0) return
      const row = this.#derived[level / 8] ?? []
      this.#derived[level / 8] = row
      row.push(hash)
      if (row.length === tileWidth) full.push(level / 8)
    })
    for (const level of full) {
      await this.#compareTile(level, this.#derived[level] ?? [])
      this.#derived[level] = []
    }
    this.#comparePinned()
  }

  /** Level 0 is compared per record in `#bundle`; the levels above it here. */
  async #compareTile(level: number, derived: readonly Buffer[]): Promise<void> {
    const width = tileWidth ** level
    const start = levelLength(level, this.#frontier.size) - derived.length
    const found = await this.#tryRead(
      start * width,
      readHashes(this.#read, tileWith(level, start, this.#checkpoint.size)),
    )
    const wrong = found?.parts.findIndex((hash, i) => !hash.equals(derived[i] ?? Buffer.alloc(0))) ?? -1
    if (found === undefined || wrong < 0) return
    const index = (start + wrong) * width
    const detail = `De hash over vermeldingen ${index} tot en met ${index + width - 1} is een andere dan de vermeldingen geven`
    this.#report({ index, file: found.file, detail })
  }

  #comparePinned(): void {
    if (this.#pinned?.size !== this.#frontier.size || this.#frontier.root().equals(this.#pinned.root)) return
    const detail = `De eerste ${this.#pinned.size} vermeldingen zijn andere dan bij het eerdere checkpoint`
    this.#report({ index: 0, file: 'checkpoint', detail })
  }
}

function report(findings: readonly Finding[], facts: Partial<VerifyReport> = {}): VerifyReport {
  return { ok: findings.length === 0, origin: '', size: 0, root: '', unpublished: 0, ...facts, findings }
}

async function knownKey(source: LogSource, wish: VerifyWish): Promise<VerifierKey | undefined> {
  const text = wish.verifierKey ?? (await source.read('verifier-key'))?.toString('utf8') ?? ''
  return parseVerifierKey(text.trim())
}

/** A partial tile disappears while somebody else publishes: all of them are read at once, before the long walk. */
async function holdPartials(read: ReadLogFile, size: number): Promise<ReadLogFile> {
  const held = new Map<string, Buffer | undefined>()
  for (const path of partialTiles(size).map(tilePath)) held.set(path, await read(path))
  return (path) => (held.has(path) ? Promise.resolve(held.get(path)) : read(path))
}

/**
 * Checks a log while it may be growing. Never rejects on a log that is wrong, only on a source that cannot be read.
 * A finding counts only when the log stood still: otherwise its files were replaced while they were read.
 */
export async function verifySource(source: LogSource, wish: VerifyWish = {}): Promise<VerifyReport> {
  const logKey = await knownKey(source, wish)
  if (logKey === undefined) {
    return report([{ file: 'verifier-key', detail: 'De sleutel van het logboek ontbreekt of is ongeldig' }])
  }
  for (let attempt = 1; ; attempt++) {
    const note = await source.read('checkpoint')
    const result = await verifyAt(source, note, { ...wish, logKey })
    const now = await source.read('checkpoint')
    const stoodStill = note === undefined ? now === undefined : now?.equals(note) === true
    if (result.ok || stoodStill || attempt === mostAttempts) return result
  }
}

type KeyedWish = VerifyWish & { readonly logKey: VerifierKey }

async function verifyAt(source: LogSource, note: Buffer | undefined, wish: KeyedWish): Promise<VerifyReport> {
  if (note === undefined) return report([{ file: 'checkpoint', detail: 'Dit bestand ontbreekt' }])
  const opened = openCheckpoint(note, wish.logKey)
  if (!opened.ok) return report([{ file: 'checkpoint', detail: opened.detail }])
  const { origin, size, root } = opened.checkpoint
  const facts = { origin, size, root: root.toString('base64') }
  const pinned = wish.pinned === undefined ? undefined : openCheckpoint(Buffer.from(wish.pinned), wish.logKey)
  if (pinned?.ok === false)
    return report([{ file: 'checkpoint', detail: `Eerder checkpoint: ${pinned.detail}` }], facts)
  const read = await holdPartials(source.read, size)
  const findings = await new Verification(read, opened.checkpoint, pinned?.checkpoint).run()
  const journal = await verifyJournal(source, wish.logKey)
  const all = journal.finding === undefined ? findings : [...findings, journal.finding]
  return report(all, { ...facts, unpublished: journal.unpublished })
}

interface JournalReport {
  readonly unpublished: number
  readonly finding?: Finding
}

/** Whether the journal continues the log without a gap. */
async function verifyJournal(source: LogSource, logKey: VerifierKey): Promise<JournalReport> {
  for (let attempt = 1; ; attempt++) {
    // First the journal, then the checkpoint: a segment is used again only after the checkpoint has passed it.
    const batches = await source.journal(logKey)
    const note = await source.read('checkpoint')
    const opened = note === undefined ? undefined : openCheckpoint(note, logKey)
    if (opened?.ok !== true) return { unpublished: 0 }
    const continued = continueFrom(opened.checkpoint.size, batches)
    if (continued.ok) return { unpublished: continued.batches.reduce((sum, { count }) => sum + count, 0) }
    if (attempt < mostAttempts) continue
    const detail = `Vermelding ${continued.missing} ontbreekt, terwijl latere vermeldingen er wel zijn`
    return { unpublished: 0, finding: { index: continued.missing, file: 'journal', detail } }
  }
}
