/**
 * Sealed texts: AES-256-GCM (NIST SP 800-38D) under a key of one conversation. The context (whose text, of which row) is
 * authenticated along, so that a sealed text cannot be moved to another row or another municipality unseen.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const format = 1
/** 96 bits of chance: with one key per conversation the 2^32 messages at which that stops being enough are far away. */
const nonceLength = 12
const tagLength = 16
export const keyLength = 32

export interface Sealing {
  readonly key: Buffer
  /** What this text is, e.g. `voorbeeldstad/message/01j…/text`. */
  readonly context: string
  /** Random bytes. */
  readonly random: (length: number) => Buffer
}

/** @returns format byte, nonce, ciphertext, tag */
export function seal(plain: string | Buffer, { key, context, random }: Sealing): Buffer {
  const nonce = random(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([format]), nonce, sealed, cipher.getAuthTag()])
}

/** @throws Error when it was changed, moved, or sealed with another key: damage, never a user's mistake */
export function unseal(sealed: Buffer, { key, context }: Omit<Sealing, 'random'>): Buffer {
  if (sealed[0] !== format || sealed.length < 1 + nonceLength + tagLength) throw new Error('not a sealed text')
  const nonce = sealed.subarray(1, 1 + nonceLength)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength, -tagLength)), decipher.final()])
}
