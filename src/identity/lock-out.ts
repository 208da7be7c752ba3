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

export type CountedBy = 'account-and-address' | 'address' | 'account' | 'second-factor'

interface Slope {
  /** Failures without any delay. */
  readonly free: number
  /** Milliseconds; each failure more doubles the wait, up to this. */
  readonly longestMs: number
  /** Milliseconds after which one failure is forgotten: an office with many people behind one address makes mistakes. */
  readonly leakMs: number
}

const minute = 60_000
const slopes: { readonly [B in CountedBy]: Slope } = {
  'account-and-address': { free: 5, longestMs: 15 * minute, leakMs: 10 * minute },
  address: { free: 100, longestMs: minute, leakMs: minute / 6 },
  account: { free: 50, longestMs: minute / 2, leakMs: minute },
  'second-factor': { free: 5, longestMs: 15 * minute, leakMs: 60 * minute },
}

/** After so long without any attempt a row tells nothing any more. */
export const forgetAfterMs = 24 * 60 * minute
const firstWaitMs = 1000

/** Failures that still count. */
export function failuresOf(by: CountedBy, { failures, lastAt }: Attempts, now: number): number {
  return Math.max(0, failures - Math.floor(Math.max(0, now - lastAt) / slopes[by].leakMs))
}

/** Milliseconds to wait from now; 0 when an attempt may be made. */
export function waitOf(by: CountedBy, attempts: Attempts, now: number): number {
  const { free, longestMs } = slopes[by]
  const over = failuresOf(by, attempts, now) - free
  if (over < 0) return 0
  // 2^30 seconds is already more than the longest wait.
  const wait = Math.min(firstWaitMs * 2 ** Math.min(over, 30), longestMs)
  return Math.max(0, attempts.lastAt + wait - now)
}
