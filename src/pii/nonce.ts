/**
 * The nonce of a set of placeholders: two or more letters and digits that do not occur in the input in any case, so that
 * nothing a user typed can ever be taken for a placeholder. It follows from the seed, so that a conversation that is sent
 * again with one message more keeps its placeholders.
 */
import { createHmac } from 'node:crypto'

const letters = 'abcdefghjkmnpqrstvwxyz'
const base32 = '0123456789abcdefghjkmnpqrstvwxyz'
const candidatesPerLength = 12

/** A letter, then a digit, then any; candidate `index` of `length` characters. */
function candidate(seed: string, length: number, index: number): string {
  const bytes = createHmac('sha256', seed).update(`nonce ${length} ${index}`).digest()
  let text = letters.charAt((bytes[0] ?? 0) % letters.length) + String((bytes[1] ?? 0) % 10)
  for (let i = 2; i < length; i++) text += base32.charAt((bytes[i] ?? 0) & 31)
  return text
}

/** @param texts everything the nonce must not occur in */
export function chooseNonce(seed: string, texts: readonly string[]): string {
  const all = texts.join('\n').toLowerCase()
  for (let length = 2; length <= 32; length++) {
    for (let index = 0; index < candidatesPerLength; index++) {
      const nonce = candidate(seed, length, index)
      if (!all.includes(nonce)) return nonce
    }
  }
  throw new Error('No nonce is absent from the input')
}
