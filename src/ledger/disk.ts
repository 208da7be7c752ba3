/**
 * The narrow port to a disk. Everything the ledger promises rests on these calls and on nothing else, so a test can put
 * a disk behind it that forgets what was not synced.
 */

/** Called once; `error` is null when the call succeeded. */
export type Done = (error: Error | null) => void

/** An open file. `write` and `sync` take callbacks because they are on the path of every request. */
export interface DiskFile {
  /** Writes all bytes at `position`, or fails; after a failure any part may have been written. */
  write(bytes: Uint8Array, position: number, done: Done): void
  /** After this succeeds, what was written survives a power cut (fdatasync(2)). Never retried after a failure. */
  sync(done: Done): void
  close(): Promise<void>
}

/** Paths are absolute; failures are system errors with a `code` such as `ENOSPC`. */
export interface Disk {
  /** Opens an empty file for writing, whether or not there was one. The name is durable only after `syncDirectory`. */
  create(path: string): Promise<DiskFile>
  /** The whole file, or undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>
  /** Names in a directory, unsorted; none when it does not exist. */
  list(directory: string): Promise<string[]>
  /** Makes a directory; its parent must exist; no failure when it is there already. */
  makeDirectory(path: string): Promise<void>
  /** Replaces `to`. Durable only after `syncDirectory`. */
  rename(from: string, to: string): Promise<void>
  /** No failure when the file is not there. */
  unlink(path: string): Promise<void>
  /** Removes an empty directory; no failure when it is not empty or not there. */
  removeDirectory(path: string): Promise<void>
  syncDirectory(path: string): Promise<void>
  /** Bytes that an ordinary user can still write. */
  freeBytes(path: string): Promise<number>
}

/** A sync that failed: what was written since the sync before it may or may not be on the disk, for ever. */
export class SyncFailure extends Error {
  constructor(cause: unknown) {
    super('sync failed', { cause })
  }
}

/** Whether an error means that there is no room, which can pass, and not that the disk is broken. */
export function isOutOfSpace(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

function settle(start: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => start((error) => (error === null ? resolve() : reject(error))))
}

/** Writes at `position`, off the hot path. */
export function writeAt(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
  return settle((done) => file.write(bytes, position, done))
}

/** Syncs off the hot path; fails with `SyncFailure`. */
export async function syncFile(file: DiskFile): Promise<void> {
  try {
    await settle((done) => file.sync(done))
  } catch (error) {
    throw new SyncFailure(error)
  }
}

/** Syncs the names in a directory; fails with `SyncFailure`. */
export async function syncNames(disk: Disk, directory: string): Promise<void> {
  try {
    await disk.syncDirectory(directory)
  } catch (error) {
    throw new SyncFailure(error)
  }
}

/** Replaces the content of a file and syncs it; the name becomes durable with `syncNames` on its directory. */
export async function writeWhole(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.create(path)
  try {
    await writeAt(file, bytes, 0)
    await syncFile(file)
  } finally {
    await file.close()
  }
}
