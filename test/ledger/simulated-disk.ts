/**
 * A disk that forgets: every file and every directory has what the process sees and what would survive a power cut.
 * Only a sync moves the one to the other. Deterministic, so that a seed replays a failure.
 */
import type { Disk, DiskFile, Done } from '../../src/ledger/disk.ts'

export type Random = () => number

/** A small seeded generator (mulberry32), so that a failing run can be replayed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Inode {
  content: Buffer
  durable: Buffer
}

type Names = Map<string, Inode | 'directory'>

/** Something that was done and not yet synced. */
type Change =
  | { readonly kind: 'data'; readonly inode: Inode; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'empty'; readonly inode: Inode }
  | { readonly kind: 'name'; readonly directory: string; readonly apply: (names: Names) => void }

/** What a power cut leaves of the changes that were not synced. */
export const cutModes = ['none', 'all', 'prefix', 'torn', 'subset'] as const
export type CutMode = (typeof cutModes)[number]

const sector = 512

function put(content: Buffer, at: number, bytes: Buffer): Buffer {
  if (at + bytes.length <= content.length) {
    bytes.copy(content, at)
    return content
  }
  const longer = Buffer.alloc(at + bytes.length)
  content.copy(longer)
  bytes.copy(longer, at)
  return longer
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** What a test may let go wrong. Calls are counted from 1 over all operations that change or sync something. */
export interface Plan {
  /** From this call on nothing answers any more: the power is off. The call itself has happened. */
  readonly cutAt?: number
  /** Whether a call fails, and how; a failed write may have written a part. */
  readonly fail?: (call: number, operation: string) => string | undefined
}

export class SimulatedDisk implements Disk {
  readonly #names: Names
  readonly #durableNames: Names
  #changes: Change[] = []
  #plan: Plan = {}
  #calls = 0
  #isOff = false
  #onCut: () => void = () => undefined
  free = 2 ** 40

  constructor(names: Names = new Map([['', 'directory']])) {
    this.#names = names
    this.#durableNames = new Map(names)
  }

  get calls(): number {
    return this.#calls
  }

  /** Starts counting anew; resolves when the power goes off. */
  follow(plan: Plan): Promise<void> {
    this.#plan = plan
    this.#calls = 0
    return new Promise((resolve) => {
      this.#onCut = resolve
    })
  }

  /** The process is gone and the machine goes on: what it wrote is still to be seen, open files answer no more. */
  restartProcess(): SimulatedDisk {
    this.#isOff = true
    const next = new SimulatedDisk(new Map(this.#names))
    next.#durableNames.clear()
    for (const [path, inode] of this.#durableNames) next.#durableNames.set(path, inode)
    next.#changes = this.#changes
    return next
  }

  /** The disk as it is found after a power cut. */
  cutPower(mode: CutMode, random: Random): SimulatedDisk {
    this.#isOff = true
    const names: Names = new Map()
    const inodes = new Map<Inode, Inode>()
    const survivor = (inode: Inode): Inode => {
      const known = inodes.get(inode)
      if (known !== undefined) return known
      const copy = { content: Buffer.from(inode.durable), durable: Buffer.alloc(0) }
      inodes.set(inode, copy)
      return copy
    }
    const durable: Names = new Map(this.#durableNames)
    for (const change of keep(this.#changes, mode, random)) {
      if (change.kind === 'name') change.apply(durable)
      else applyTo(survivor(change.inode), change)
    }
    const isReachable = (path: string): boolean =>
      path === '' || (durable.get(parentOf(path)) === 'directory' && isReachable(parentOf(path)))
    for (const [path, inode] of durable) {
      if (isReachable(path)) names.set(path, inode === 'directory' ? inode : survivor(inode))
    }
    for (const inode of inodes.values()) inode.durable = Buffer.from(inode.content)
    return new SimulatedDisk(names)
  }

  /** Runs one call: counts it, lets it fail, lets the power go, and answers in a later turn. */
  #call<Result>(operation: string, run: () => Result, partly: () => void = () => undefined): Promise<Result> {
    if (this.#isOff) return new Promise(() => undefined)
    this.#calls++
    const code = this.#plan.fail?.(this.#calls, operation)
    const isCut = this.#plan.cutAt !== undefined && this.#calls >= this.#plan.cutAt
    let result: Promise<Result>
    if (code === undefined) {
      try {
        result = Promise.resolve(run())
      } catch (error) {
        result = Promise.reject(error)
      }
    } else {
      partly()
      result = Promise.reject(failure(code))
    }
    if (!isCut) return result
    result.catch(() => undefined)
    this.#isOff = true
    this.#onCut()
    return new Promise(() => undefined)
  }

  #name(directory: string, apply: (names: Names) => void): void {
    apply(this.#names)
    this.#changes.push({ kind: 'name', directory, apply })
  }

  #fileOf(path: string): Inode | undefined {
    const inode = this.#names.get(path)
    return inode === 'directory' ? undefined : inode
  }

  #write(inode: Inode, bytes: Uint8Array, at: number): void {
    const copy = Buffer.from(bytes)
    inode.content = put(inode.content, at, copy)
    this.#changes.push({ kind: 'data', inode, at, bytes: copy })
  }

  #sync(inode: Inode): void {
    for (const change of this.#changes) {
      if (change.kind !== 'name' && change.inode === inode) applyToDurable(inode, change)
    }
    this.#forget(inode)
  }

  /** Also what a failed sync does on Linux: the pages count as clean and are never written again. */
  #forget(inode: Inode): void {
    this.#changes = this.#changes.filter((change) => change.kind === 'name' || change.inode !== inode)
  }

  #open(inode: Inode): DiskFile {
    const answer = (result: Promise<void>, done: Done) => result.then(() => done(null), done)
    return {
      write: (bytes, at, done) => {
        const half = () => this.#write(inode, bytes.subarray(0, bytes.length >> 1), at)
        void answer(
          this.#call('write', () => this.#write(inode, bytes, at), half),
          done,
        )
      },
      sync: (done) => {
        void answer(
          this.#call(
            'sync',
            () => this.#sync(inode),
            () => this.#forget(inode),
          ),
          done,
        )
      },
      close: () => Promise.resolve(),
    }
  }

  create(path: string): Promise<DiskFile> {
    return this.#call('create', () => {
      if (this.#names.get(parentOf(path)) !== 'directory') throw failure('ENOENT')
      const known = this.#fileOf(path)
      if (known !== undefined) {
        known.content = Buffer.alloc(0)
        this.#changes.push({ kind: 'empty', inode: known })
        return this.#open(known)
      }
      const inode = { content: Buffer.alloc(0), durable: Buffer.alloc(0) }
      this.#name(parentOf(path), (names) => names.set(path, inode))
      return this.#open(inode)
    })
  }

  read(path: string): Promise<Buffer | undefined> {
    if (this.#isOff) return new Promise(() => undefined)
    const inode = this.#fileOf(path)
    return Promise.resolve(inode === undefined ? undefined : Buffer.from(inode.content))
  }

  list(directory: string): Promise<string[]> {
    if (this.#isOff) return new Promise(() => undefined)
    const names = [...this.#names.keys()].filter((path) => parentOf(path) === directory && path !== '')
    return Promise.resolve(names.map((path) => path.slice(directory.length + 1)))
  }

  makeDirectory(path: string): Promise<void> {
    return this.#call('makeDirectory', () => {
      if (this.#names.get(parentOf(path)) !== 'directory') throw failure('ENOENT')
      if (!this.#names.has(path)) this.#name(parentOf(path), (names) => names.set(path, 'directory'))
    })
  }

  rename(from: string, to: string): Promise<void> {
    return this.#call('rename', () => {
      if (this.#fileOf(from) === undefined) throw failure('ENOENT')
      this.#name(parentOf(to), (names) => {
        const inode = names.get(from)
        if (inode === undefined) return
        names.delete(from)
        names.set(to, inode)
      })
    })
  }

  unlink(path: string): Promise<void> {
    return this.#call('unlink', () => this.#name(parentOf(path), (names) => names.delete(path)))
  }

  removeDirectory(path: string): Promise<void> {
    return this.#call('removeDirectory', () => {
      if ([...this.#names.keys()].some((name) => parentOf(name) === path)) return
      this.#name(parentOf(path), (names) => names.delete(path))
    })
  }

  syncDirectory(path: string): Promise<void> {
    const mine = (change: Change) => change.kind === 'name' && change.directory === (path === '/' ? '' : path)
    return this.#call('syncDirectory', () => {
      for (const change of this.#changes) if (change.kind === 'name' && mine(change)) change.apply(this.#durableNames)
      this.#changes = this.#changes.filter((change) => !mine(change))
    })
  }

  freeBytes(): Promise<number> {
    return this.#isOff ? new Promise(() => undefined) : Promise.resolve(this.free)
  }

  /** Changes one byte of a file for good, as a failing disk or an intruder would. */
  damage(path: string, change: (content: Buffer) => Buffer): void {
    const inode = this.#fileOf(path)
    if (inode === undefined) throw new Error(`no file ${path}`)
    inode.content = change(Buffer.from(inode.content))
    inode.durable = Buffer.from(inode.content)
  }

  files(): string[] {
    return [...this.#names.entries()].filter(([, inode]) => inode !== 'directory').map(([path]) => path)
  }
}

function applyTo(inode: Inode, change: Exclude<Change, { kind: 'name' }>): void {
  inode.content = change.kind === 'empty' ? Buffer.alloc(0) : put(inode.content, change.at, change.bytes)
}

function applyToDurable(inode: Inode, change: Exclude<Change, { kind: 'name' }>): void {
  inode.durable = change.kind === 'empty' ? Buffer.alloc(0) : put(inode.durable, change.at, change.bytes)
}

/** A write cut into sectors, of which the ones `wants` says are kept. */
function sectors(change: Change, wants: (sector: number) => boolean): Change[] {
  if (change.kind !== 'data') return wants(0) ? [change] : []
  const parts: Change[] = []
  for (let from = 0; from < change.bytes.length; ) {
    // Sectors are those of the disk, so a write that starts halfway one has a short first part.
    const to = Math.min(change.bytes.length, from + sector - ((change.at + from) % sector))
    if (wants(parts.length)) parts.push({ ...change, at: change.at + from, bytes: change.bytes.subarray(from, to) })
    from = to
  }
  return parts
}

function keep(changes: readonly Change[], mode: CutMode, random: Random): readonly Change[] {
  if (mode === 'none') return []
  if (mode === 'all') return changes
  if (mode === 'subset') return changes.flatMap((change) => sectors(change, () => random() < 0.5))
  const count = Math.floor(random() * (changes.length + 1))
  const whole = changes.slice(0, count)
  const next = changes[count]
  if (mode === 'prefix' || next === undefined) return whole
  const most = Math.floor(random() * 8)
  let taken = 0
  return [...whole, ...sectors(next, () => taken++ < most)]
}
