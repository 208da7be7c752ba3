/**
 * Commitments: the ledger can later show that it recorded exactly this request and this answer, without holding them.
 * The key comes from an erasable key (per API key and day); once that is erased the commitment says nothing any more and
 * the log stays whole (AVG art. 17). A plain hash would not do: all 10^9 BSNs can be tried.
 */
import { createHmac } from 'node:crypto'

/** The key of one passage: the passage's id is its salt. */
export function passageKey(erasableKey: Buffer, passage: string): Buffer {
  return createHmac('sha256', erasableKey).update('stadspoort passage v1\n').update(passage).digest()
}

/** HMAC-SHA256 in base64url over the parts in order, for one named purpose. */
export function commit(key: Buffer, purpose: 'request' | 'answer', parts: readonly (string | Uint8Array)[]): string {
  const hmac = createHmac('sha256', key).update(`${purpose}\n`)
  for (const part of parts) hmac.update(part)
  return hmac.digest('base64url')
}
