import { randomBytes, randomFillSync } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base32: no i, l, o, u

/** Identifiers and randomness as an argument, so that tests can be replayed. */
export interface Ids {
  /** A sortable unique id: 48 bits of time, 80 bits of chance, 26 characters (the ULID layout, lower case). */
  next(now: number): string
  /** `length` characters of chance, 5 bits each. */
  secret(length: number): string
}

function base32(bytes: Uint8Array, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[(bytes[i] ?? 0) & 31]
  return text
}

function timePart(now: number): string {
  let text = ''
  for (let value = now, i = 0; i < 10; i++, value = Math.floor(value / 32)) text = alphabet[value % 32] + text
  return text
}

// Asking the system for chance costs more than the chance: one question serves many ids. Secrets are never made of it.
const chance = Buffer.alloc(4096)
const chancePerId = 16
let used = chance.length

function nextChance(): Uint8Array {
  if (used === chance.length) {
    randomFillSync(chance)
    used = 0
  }
  used += chancePerId
  return chance.subarray(used - chancePerId, used)
}

export const randomIds: Ids = {
  next: (now) => timePart(now) + base32(nextChance(), chancePerId),
  secret: (length) => base32(randomBytes(length), length),
}
