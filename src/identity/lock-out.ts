/**
 * Exponential delay after failed attempts: by account and address together, by address, and by account. A name that does
 * not exist is counted like one that does, so that a delay tells nothing. The account alone is only slowed a little:
 * otherwise anybody could lock anybody out.
 */

export interface Attempts {
  readonly failures: number
  /** Milliseconds since the Unix epoch. */
  readonly lastAt: number
}

export type CountedBy = 'account-and-address' | 'address' | 'account'

interface Slope {
  /** Failures without any delay. */
  readonly free: number
  /** Milliseconds; each failure more doubles the wait, up to this. */
  readonly longestMs: number
}

const slopes: { readonly [B in CountedBy]: Slope } = {
  'account-and-address': { free: 5, longestMs: 900_000 },
  address: { free: 30, longestMs: 900_000 },
  account: { free: 50, longestMs: 30_000 },
}

/** Failures are forgotten when nothing was tried for so long. */
export const forgetAfterMs = 86_400_000
const firstWaitMs = 1000

/** Milliseconds to wait from now; 0 when an attempt may be made. */
export function waitOf(by: CountedBy, attempts: Attempts | undefined, now: number): number {
  if (attempts === undefined || now - attempts.lastAt >= forgetAfterMs) return 0
  const { free, longestMs } = slopes[by]
  const over = attempts.failures - free
  if (over < 0) return 0
  // 2^30 milliseconds is already more than the longest wait.
  const wait = Math.min(firstWaitMs * 2 ** Math.min(over, 30), longestMs)
  return Math.max(0, attempts.lastAt + wait - now)
}
