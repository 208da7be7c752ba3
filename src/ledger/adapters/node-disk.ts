/** The ledger's disk port on the real file system. */
import fs from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, rmdir, statfs } from 'node:fs/promises'
import type { Disk, DiskFile, Done } from '../disk.ts'

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** write(2) may write less than asked, for example just before the disk is full: go on until all is written or it fails. */
function writeFully(fd: number, bytes: Uint8Array, position: number, done: Done): void {
  fs.write(fd, bytes, 0, bytes.length, position, (error, written) => {
    if (error !== null || written === bytes.length) done(error)
    else writeFully(fd, bytes.subarray(written), position + written, done)
  })
}

/** Few bytes are copied to the system's memory sooner than handed to another thread; it is the sync that takes time. */
const fewBytes = 64 * 1024

function writeAtOnce(fd: number, bytes: Uint8Array, position: number): Error | null {
  try {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at, bytes.length - at, position + at)
    return null
  } catch (error) {
    return error as Error
  }
}

function createFile(path: string): Promise<DiskFile> {
  const flags = fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_TRUNC
  return new Promise((resolve, reject) => {
    fs.open(path, flags, 0o640, (error, fd) => {
      if (error !== null) reject(error)
      else resolve(fileOn(fd))
    })
  })
}

function fileOn(fd: number): DiskFile {
  const settled = (start: (done: Done) => void) =>
    new Promise<void>((resolve, reject) => start((error) => (error === null ? resolve() : reject(error))))
  return {
    write: (bytes, position, done) =>
      bytes.length <= fewBytes ? done(writeAtOnce(fd, bytes, position)) : writeFully(fd, bytes, position, done),
    sync: (done) => fs.fdatasync(fd, done),
    close: () => settled((done) => fs.close(fd, done)),
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const nodeDisk: Disk = {
  create: createFile,
  read: (path) =>
    readFile(path).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined
      throw error
    }),
  list: (directory) =>
    readdir(directory).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }),
  makeDirectory: (path) =>
    mkdir(path, { mode: 0o750 }).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    }),
  rename,
  unlink: (path) => rm(path, { force: true }),
  removeDirectory: (path) =>
    rmdir(path).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTEMPTY')) throw error
    }),
  syncDirectory,
  freeBytes: (path) => statfs(path).then((stats) => stats.bavail * stats.bsize),
}
