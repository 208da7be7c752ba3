/** A clock that a test sets. */
import type { Clock } from '../src/kernel/clock.ts'

export interface TestClock extends Clock {
  /** Lets time pass: wall and monotonic together. */
  pass(milliseconds: number): void
  /** Sets the wall clock, as an administrator or NTP does; monotonic time goes on. */
  set(moment: string): void
}

export function testClock(moment = '2026-11-24T12:00:00Z'): TestClock {
  let now = Date.parse(moment)
  let monotonic = 1_000_000
  return {
    now: () => now,
    monotonic: () => monotonic,
    pass(milliseconds) {
      now += milliseconds
      monotonic += milliseconds
    },
    set(to) {
      now = Date.parse(to)
    },
  }
}
