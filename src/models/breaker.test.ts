import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedBreaker, recordFailure, recordSuccess, restOf, takeTurn, usualBreaker } from './breaker.ts'

describe('the circuit breaker', () => {
  const failing = (times: number, at = 0) => {
    const breaker = closedBreaker()
    for (let i = 0; i < times; i++) recordFailure(breaker, at, usualBreaker)
    return breaker
  }

  it('opens after five failures in a row, not after four, and not when one succeeded in between', () => {
    expect(restOf(failing(4), 0)).toBe(0)
    expect(restOf(failing(5), 0)).toBe(10_000)
    const mixed = failing(4)
    recordSuccess(mixed)
    recordFailure(mixed, 0, usualBreaker)
    expect(takeTurn(mixed, 0, usualBreaker)).toBe(true)
  })

  it('lets one probe through after its rest, and closes when that succeeds', () => {
    const breaker = failing(5)
    expect(takeTurn(breaker, 9_999, usualBreaker)).toBe(false)
    expect(takeTurn(breaker, 10_000, usualBreaker)).toBe(true)
    expect(takeTurn(breaker, 10_001, usualBreaker)).toBe(false)
    recordSuccess(breaker)
    expect(takeTurn(breaker, 10_002, usualBreaker)).toBe(true)
    expect(takeTurn(breaker, 10_002, usualBreaker)).toBe(true)
  })

  it('rests again when the probe fails, and allows a new probe when the last one was never heard of', () => {
    const breaker = failing(5)
    takeTurn(breaker, 10_000, usualBreaker)
    recordFailure(breaker, 12_000, usualBreaker)
    expect(restOf(breaker, 12_000)).toBe(10_000)
    takeTurn(breaker, 22_000, usualBreaker)
    expect(takeTurn(breaker, 32_000, usualBreaker)).toBe(true)
  })

  it('while nothing succeeds, lets at most one call through per rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 100 }), (steps) => {
        const breaker = failing(5)
        let now = 0
        let turns = 0
        for (const step of steps) {
          now += step
          if (takeTurn(breaker, now, usualBreaker)) {
            turns++
            recordFailure(breaker, now, usualBreaker)
          }
        }
        expect(turns).toBeLessThanOrEqual(Math.floor(now / usualBreaker.restMs))
      }),
    )
  })
})
