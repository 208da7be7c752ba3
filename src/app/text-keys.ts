/**
 * The key of each municipality that opens the texts of its people: 32 random bytes in a file that only the owner reads.
 * Kept apart from the database on purpose: a copy of the database alone opens nothing.
 */
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { DataFolder } from './data-folder.ts'

const keyLength = 32
const unusable: ProblemKind = {
  code: 'text-key-unusable',
  status: 503,
  title: 'De sleutel van de gesprekken is niet te gebruiken.',
}

/**
 * Reads a municipality's key, and makes it the first time.
 * @param random random bytes
 * @throws Problem text-key-unusable when others can read the file or it is damaged
 */
export function textKey(folder: DataFolder, tenant: string, random: (length: number) => Buffer): Buffer {
  const path = folder.file(`keys/texts-${tenant}.key`)
  mkdirSync(folder.file('keys'), { recursive: true, mode: 0o700 })
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return makeKey(path, random(keyLength))
  if ((stats.mode & 0o077) !== 0)
    throw new Problem(unusable, { detail: `Anderen kunnen ${path} lezen. Geef alleen de eigenaar toegang: chmod 600.` })
  const key = readFileSync(path)
  if (key.length !== keyLength) throw new Problem(unusable, { detail: `In ${path} staat geen sleutel van 32 bytes.` })
  return key
}

/** The name appears only when the content is durable: what is sealed with a key that is lost can never be read again. */
function makeKey(path: string, key: Buffer): Buffer {
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', 0o600)
  writeSync(file, key)
  fsyncSync(file)
  closeSync(file)
  linkSync(draft, path)
  rmSync(draft)
  return key
}
