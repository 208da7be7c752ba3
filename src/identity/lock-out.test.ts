import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedBy, failuresOf, waitOf } from './lock-out.ts'

const kinds: CountedBy[] = ['account-and-address', 'address', 'account', 'second-factor']
const anyKind = fc.constantFrom(...kinds)
const now = 1_800_000_000_000
const hour = 3_600_000

it('doubles the wait with every failure, up to a quarter of an hour', () => {
  const waits = Array.from(
    { length: 18 },
    (_, failures) => waitOf('account-and-address', { failures, lastAt: now }, now) / 1000,
  )
  expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

it('never makes who owns the account wait longer than half a minute for guesses from elsewhere', () => {
  fc.assert(
    fc.property(fc.nat(1e9), (failures) => {
      expect(waitOf('account', { failures, lastAt: now }, now)).toBeLessThanOrEqual(30_000)
    }),
  )
})

describe('for every way of counting', () => {
  it('waiting long enough always lets one try again', () => {
    fc.assert(
      fc.property(anyKind, fc.nat(1e6), (by, failures) => {
        const attempts = { failures, lastAt: now }
        const wait = waitOf(by, attempts, now)
        expect(waitOf(by, attempts, now + wait)).toBe(0)
        // A failure that is forgotten meanwhile can only end the wait sooner.
        const isWhole = failuresOf(by, attempts, now + wait - 1) === failures
        if (wait > 0 && isWhole) expect(waitOf(by, attempts, now + wait - 1)).toBe(1)
      }),
    )
  })

  it('more failures never mean a shorter wait, and time never more failures', () => {
    fc.assert(
      fc.property(anyKind, fc.nat(1000), fc.nat(48 * hour), (by, failures, passed) => {
        const wait = (count: number) => waitOf(by, { failures: count, lastAt: now }, now)
        expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures))
        expect(failuresOf(by, { failures, lastAt: now }, now + passed)).toBeLessThanOrEqual(failures)
      }),
    )
  })

  it('a clock that was set back forgives nothing', () => {
    for (const by of kinds) expect(failuresOf(by, { failures: 7, lastAt: now }, now - hour)).toBe(7)
  })
})

it('leaves a guesser of second factors about a hundred tries a day, one in three thousand to be right', () => {
  let [at, tries, attempts] = [now, 0, { failures: 0, lastAt: now }]
  while (at < now + 24 * hour) {
    at += waitOf('second-factor', attempts, at)
    attempts = { failures: failuresOf('second-factor', attempts, at) + 1, lastAt: at }
    tries += 1
  }
  expect(tries).toBeLessThan(120)
})
