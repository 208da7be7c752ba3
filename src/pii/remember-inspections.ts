/**
 * Remembers what was found in a text, so that a long conversation that is sent again costs only its newest message. Kept are
 * offsets and kinds under a keyed hash (HMAC-SHA-256) of the text, never the text; a scope keeps one asker from learning by
 * time what another one sent.
 */
import { createHmac } from 'node:crypto'
import type { Span } from './contract.ts'
import type { InspectOptions, Inspector } from './inspector.ts'

/** How much is remembered, and under which secret. */
export interface RememberOptions {
  /** At least 16 random bytes, new at each start. */
  readonly secret: Uint8Array
  /** The most that is kept: texts plus the values found in them. The oldest goes first. */
  readonly limit?: number
}

/** Shorter texts cost less than looking them up. */
const shortest = 96
/** About a thousand letters: two megabytes of the memory that the gate may take (bench/gateway/goals.mjs). */
const usualLimit = 30_000

/** An inspector that answers from memory for a text it saw in the same scope, mode and under the same label. */
export function rememberInspections(inspector: Inspector, { secret, limit = usualLimit }: RememberOptions): Inspector {
  if (secret.length < 16) throw new RangeError('The secret is too short')
  const known = new Map<string, readonly Span[]>()
  let size = 0

  function keep(key: string, spans: readonly Span[]): void {
    known.set(key, spans)
    size += 1 + spans.length
    for (const [oldest, old] of known) {
      if (size <= limit) return
      known.delete(oldest)
      size -= 1 + old.length
    }
  }

  return {
    inspect(text: string, options: InspectOptions = {}) {
      const { scope, mode = 'balanced', label = '' } = options
      if (scope === undefined || text.length < shortest) return inspector.inspect(text, options)
      const parts = [scope, mode, label].map((part) => `${part.length}:${part}`).join('')
      const key = createHmac('sha256', secret).update(parts).update(text, 'utf16le').digest('base64')
      const seen = known.get(key)
      if (seen !== undefined) {
        // To the end of the queue: what is asked for again stays.
        known.delete(key)
        known.set(key, seen)
        return seen
      }
      const spans = inspector.inspect(text, options)
      keep(key, spans)
      return spans
    },
  }
}
