/**
 * Checks a receipt in the browser, trusting nobody's word: the record is under the signed checkpoint (RFC 9162 §2.1.3.2),
 * and the checkpoint is signed with the municipality's published key (c2sp.org/signed-note, Ed25519). Pure, but for the
 * browser's own cryptography.
 */
import type { ReceiptProof } from '../../../../src/workplace/contract.ts'

export interface ProofChecks {
  /** The record's hash leads to the root of the checkpoint. */
  readonly isIncluded: boolean
  /** The checkpoint is of this log and signed by its key; undefined when this browser cannot compute it. */
  readonly isSigned: boolean | undefined
}

export async function verifyProof(receipt: ReceiptProof): Promise<ProofChecks> {
  const checkpoint = readCheckpoint(receipt.checkpoint)
  if (checkpoint === undefined) return { isIncluded: false, isSigned: false }
  const leaf = await sha256(new Uint8Array([0]), fromBase64(receipt.entry))
  const root = await rootFrom(leaf, receipt)
  const isThisLog = checkpoint.origin === receipt.origin && checkpoint.size === receipt.size
  return {
    isIncluded: isThisLog && root !== undefined && isSame(root, checkpoint.root),
    isSigned: isThisLog ? await isSignedBy(receipt.verifierKey, checkpoint) : false,
  }
}

type Bytes = Uint8Array<ArrayBuffer>

interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Bytes
  /** What is signed: the text up to and including the line feed before the empty line. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: Bytes; readonly signature: Bytes }[]
}

function readCheckpoint(note: string): Checkpoint | undefined {
  const end = note.indexOf('\n\n')
  if (end < 0) return undefined
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (!/^\d{1,15}$/.test(size)) return undefined
  const lines = note.slice(end + 2).split('\n')
  const signatures = lines.flatMap((line) => {
    const [, name, value] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return []
    const bytes = fromBase64(value)
    return [{ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }]
  })
  return { origin, size: Number(size), root: fromBase64(root), text, signatures }
}

/** Walks from the leaf to the root. Undefined when the proof has the wrong length. */
async function rootFrom(leaf: Bytes, { index, size, proof }: ReceiptProof): Promise<Bytes | undefined> {
  if (index >= size) return undefined
  let [at, last, hash] = [index, size - 1, leaf]
  for (const encoded of proof) {
    const sibling = fromBase64(encoded)
    if (last === 0) return undefined
    const isRight = at % 2 === 1 || at === last
    hash = isRight ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling)
    if (isRight) while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : undefined
}

async function isSignedBy(verifierKey: string, checkpoint: Checkpoint): Promise<boolean | undefined> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? []
  const typed = fromBase64(encoded)
  const expected = (await sha256(new TextEncoder().encode(`${name}\n`), typed)).slice(0, 4)
  if (typed[0] !== 1 || hex(expected) !== id) return false
  const mine = checkpoint.signatures.find((line) => line.name === name && isSame(line.keyId, expected))
  if (mine === undefined) return false
  try {
    const key = await crypto.subtle.importKey('raw', typed.slice(1), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, mine.signature, new TextEncoder().encode(checkpoint.text))
  } catch {
    return undefined
  }
}

function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(new Uint8Array([1]), left, right)
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
}

function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

function isSame(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function hex(bytes: Bytes): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
