/** Time as an argument: wall time for records, monotonic time for durations. */
export interface Clock {
  /** Milliseconds since the Unix epoch; may jump when the machine's clock is set. */
  now(): number
  /** Milliseconds from an arbitrary origin; never goes back. */
  monotonic(): number
}

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }
