/**
 * Circuit breaker: after a row of failures a model rests, then one call at a time may find out whether it is back.
 * Pure: time comes in as milliseconds of a monotonic clock.
 */
export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number
  /** How long it rests, in milliseconds; also how long one probe keeps others waiting. */
  readonly restMs: number
}

export interface Breaker {
  failuresInARow: number
  /** When the rest, or the running probe's turn, is over; undefined when closed. */
  restsUntil: number | undefined
}

export const usualBreaker: BreakerOptions = { failures: 5, restMs: 10_000 }

export function closedBreaker(): Breaker {
  return { failuresInARow: 0, restsUntil: undefined }
}

/** Milliseconds until a call may be tried; 0 means now. */
export function restOf(breaker: Breaker, now: number): number {
  return breaker.restsUntil === undefined ? 0 : Math.max(0, breaker.restsUntil - now)
}

/** Takes the turn to call. False while it rests. When the rest is over, this call is the probe and others wait again. */
export function takeTurn(breaker: Breaker, now: number, options: BreakerOptions): boolean {
  if (breaker.restsUntil === undefined) return true
  if (now < breaker.restsUntil) return false
  breaker.restsUntil = now + options.restMs
  return true
}

export function recordSuccess(breaker: Breaker): void {
  breaker.failuresInARow = 0
  breaker.restsUntil = undefined
}

export function recordFailure(breaker: Breaker, now: number, options: BreakerOptions): void {
  breaker.failuresInARow++
  if (breaker.failuresInARow >= options.failures) breaker.restsUntil = now + options.restMs
}
