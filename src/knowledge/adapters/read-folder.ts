/** Files of a folder on disk that can be read to passages. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { isReadable } from '../passage/read-document.ts'
import { problems } from '../problems.ts'

/** A file of a folder that can be read. */
export interface FolderFile {
  /** Absolute. */
  readonly path: string
  /** From the folder, with forward slashes. */
  readonly name: string
}

/**
 * The readable files under a folder, by name. Names that start with a dot are left out; links are not followed.
 * @throws Problem unreadable-folder
 */
export async function readFolder(folder: string): Promise<readonly FolderFile[]> {
  let entries: { readonly name: string; readonly parentPath: string; isFile(): boolean }[]
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (cause) {
    throw new Problem(problems.unreadableFolder, { cause })
  }
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => path.join(parentPath, name))
    .map((file) => ({ path: path.resolve(file), name: path.relative(folder, file).split(path.sep).join('/') }))
    .filter(({ name }) => isReadable(name) && !name.split('/').some((part) => part.startsWith('.')))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
