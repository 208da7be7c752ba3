/** Signed notes (c2sp.org/signed-note): a text with signature lines. Ed25519 (0x01) and witness cosignatures (0x04). */
import { isUtf8 } from 'node:buffer'
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { sha256 } from '../kernel/sha256.ts'

const ed25519 = 0x01
const cosignature = 0x04
const signatureLength = 64
const timestampLength = 8
// The spec asks to accept at least 16; a limit keeps a hostile note from costing time.
const mostSignatures = 64

/** Signs with an Ed25519 key that may live elsewhere (a file, later a security module). */
export interface SigningKey {
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Buffer
  sign(message: Uint8Array): Buffer
}

/** Somebody whose signature is known: a log (0x01) or a witness (0x04). */
export interface VerifierKey {
  readonly name: string
  readonly id: Buffer
  readonly type: number
  readonly publicKey: KeyObject
  /** The key as `<name>+<hex key id>+<base64>`. */
  readonly text: string
}

/** Whether a key name may stand in a note: not empty, no white space, no plus sign. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\s\u0000-\u001f\u0085+]/.test(name)
}

/** Standard base64 in its only spelling: padded, no white space, no stray bits. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

function keyId(name: string, typeAndKey: Buffer): Buffer {
  return sha256(`${name}\n`, typeAndKey).subarray(0, 4)
}

/** `<name>+<hex key id>+<base64>`, the text to print and publish. `type` 1 = log, 4 = witness. */
export function formatVerifierKey(name: string, publicKey: Uint8Array, type = ed25519): string {
  const typeAndKey = Buffer.concat([Buffer.from([type]), publicKey])
  return `${name}+${keyId(name, typeAndKey).toString('hex')}+${typeAndKey.toString('base64')}`
}

/** The key in a verifier key text, or undefined when it is malformed or of an unknown type. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const typeAndKey = strictBase64(base64)
  const type = typeAndKey?.[0]
  if (typeAndKey?.length !== 33 || !isKeyName(name) || (type !== ed25519 && type !== cosignature)) return undefined
  const id = keyId(name, typeAndKey)
  if (id.toString('hex') !== hex) return undefined
  const x = typeAndKey.subarray(1).toString('base64url')
  return { text, name, id, type, publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
}

/** Adds the first signature line to a text that ends with a newline. */
export function signNote(text: string, name: string, key: SigningKey): string {
  const id = keyId(name, Buffer.concat([Buffer.from([ed25519]), key.publicKey]))
  const signature = key.sign(Buffer.from(text))
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

interface SignatureLine {
  readonly name: string
  readonly id: Buffer
  readonly signature: Buffer
}

function parseSignatureLine(line: string): SignatureLine | undefined {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
  const bytes = strictBase64(base64)
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

function isGenuine(text: string, line: SignatureLine, key: VerifierKey): boolean {
  if (key.type === ed25519) {
    return line.signature.length === signatureLength && verify(null, Buffer.from(text), key.publicKey, line.signature)
  }
  if (line.signature.length !== timestampLength + signatureLength) return false
  const seconds = line.signature.readBigUInt64BE(0)
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
  return verify(null, message, key.publicKey, line.signature.subarray(timestampLength))
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly VerifierKey[] }
  /** `detail` is Dutch. */
  | { readonly ok: false; readonly detail: string }

function refuse(detail: string): OpenedNote {
  return { ok: false, detail }
}

/**
 * Opens a note: at least one signature must be from a known key, and none from a known key may be wrong.
 * Signatures by unknown keys are ignored, so that witnesses and new keys can be added.
 */
export function openNote(note: Uint8Array, known: readonly VerifierKey[]): OpenedNote {
  if (!isUtf8(note)) return refuse('De tekst is geen geldige UTF-8')
  const whole = Buffer.from(note).toString('utf8')
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole)) return refuse('De tekst bevat besturingstekens')
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n')) return refuse('De handtekening ontbreekt')
  const text = whole.slice(0, split + 1)
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > mostSignatures) return refuse(`Er zijn meer dan ${mostSignatures} handtekeningen`)
  return checkSignatures(text, lines, known)
}

function checkSignatures(text: string, lines: readonly string[], known: readonly VerifierKey[]): OpenedNote {
  const signedBy: VerifierKey[] = []
  for (const line of lines) {
    const parsed = parseSignatureLine(line)
    if (parsed === undefined) return refuse('Een regel met een handtekening heeft niet de juiste vorm')
    const key = known.find((candidate) => candidate.name === parsed.name && candidate.id.equals(parsed.id))
    if (key === undefined) continue
    if (!isGenuine(text, parsed, key)) return refuse(`De handtekening van ${key.name} klopt niet`)
    signedBy.push(key)
  }
  if (signedBy.length === 0) return refuse('Er is geen handtekening van een bekende sleutel')
  return { ok: true, text, signedBy }
}
