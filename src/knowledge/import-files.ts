/** Files to documents in a collection: only what changed is read to passages and stored, in batches that are all or nothing. */
import { sha256 } from '../kernel/sha256.ts'
import type { ImportResult } from './contract.ts'
import { documentName, readDocument } from './passage/read-document.ts'
import type { KnowledgeStore, NewDocument, Shelf } from './store.ts'

/** A file that is to become a document. */
export interface FileToRead {
  /** Where the file is. */
  readonly path: string
  /** Its name in the collection, with its ending. */
  readonly name: string
}

export interface Import {
  readonly store: KnowledgeStore
  readonly shelf: Shelf
  readonly files: readonly FileToRead[]
  readonly at: Date
  readonly read: (path: string) => Promise<Buffer>
}

/** Bytes of text that are stored in one transaction. */
const batchBytes = 4 * 1024 * 1024
/** Bytes; a longer text is no document that people wrote. */
const longestFile = 64 * 1024 * 1024

export async function importFiles({ store, shelf, files, at, read }: Import): Promise<ImportResult> {
  const digests = await store.digests(shelf)
  const failed: { file: string; reason: string }[] = []
  const counts = { added: 0, unchanged: 0, passages: 0 }
  let batch: NewDocument[] = []
  let size = 0
  const flush = async () => {
    if (batch.length > 0) await store.put(shelf, batch, at)
    batch = []
    size = 0
  }
  for (const file of files) {
    const result = await readOne(file, read)
    if (!result.ok) {
      failed.push({ file: file.name, reason: result.reason })
      continue
    }
    const { document } = result
    if (digests.get(document.name)?.equals(document.digest) === true) {
      counts.unchanged += 1
      continue
    }
    counts.added += 1
    counts.passages += document.passages.length
    batch.push(document)
    size += document.bytes
    if (size >= batchBytes) await flush()
  }
  await flush()
  return { ...counts, failed }
}

type ReadFile = { readonly ok: true; readonly document: NewDocument } | { readonly ok: false; readonly reason: string }

const decoder = new TextDecoder('utf-8', { fatal: true })

async function readOne({ path, name }: FileToRead, read: Import['read']): Promise<ReadFile> {
  let bytes: Buffer
  try {
    bytes = await read(path)
  } catch {
    return { ok: false, reason: 'Dit bestand is niet te lezen.' }
  }
  if (bytes.length > longestFile) return { ok: false, reason: 'Dit bestand is te groot.' }
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { ok: false, reason: 'Dit bestand is geen UTF-8-tekst.' }
  }
  // PostgreSQL keeps no NUL, and a text has none.
  if (text.includes('\0')) return { ok: false, reason: 'Dit bestand is geen tekst.' }
  const document = readDocument(name, text)
  if (document === undefined) return { ok: false, reason: 'Dit soort bestand kan de poort nog niet lezen.' }
  if (document.passages.length === 0) return { ok: false, reason: 'In dit bestand staat geen tekst.' }
  return { ok: true, document: { ...document, name: documentName(name), digest: sha256(bytes), bytes: bytes.length } }
}
