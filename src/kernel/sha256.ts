import { createHash, hash as hashAtOnce } from 'node:crypto'

/** SHA-256 (FIPS 180-4) of the parts in order; 32 bytes. */
export function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return hashAtOnce('sha256', only, 'buffer')
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
