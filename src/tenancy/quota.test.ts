import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testClock } from '../../test/clock.ts'
import { createQuota } from './quota.ts'

const limits = { requestsPerMinute: 3, tokensPerDay: 100 }

test('lets as many requests through in a minute as allowed, and says when to come back', () => {
  const clock = testClock()
  const quota = createQuota(clock)
  const answers = [0, 10_000, 10_000, 10_000].map((wait) => {
    clock.pass(wait)
    return quota.admit('a', limits)
  })
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false])
  expect(answers[3]).toEqual({ ok: false, limit: 'requests', retryAfter: 31 })
  clock.pass(30_000)
  expect(quota.admit('a', limits).ok).toBe(false)
  clock.pass(1_000)
  expect(quota.admit('a', limits).ok).toBe(true)
})

test('counts each key apart', () => {
  const quota = createQuota(testClock())
  for (let i = 0; i < 3; i++) quota.admit('a', limits)
  expect(quota.admit('a', limits).ok).toBe(false)
  expect(quota.admit('b', limits).ok).toBe(true)
})

test('never lets more than the limit through in any 60 seconds, and always again after the time it names', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 10 }),
      (waits, requestsPerMinute) => {
        const clock = testClock()
        const quota = createQuota(clock)
        const own = { requestsPerMinute, tokensPerDay: 1 }
        const admitted: number[] = []
        for (const wait of waits) {
          clock.pass(wait)
          if (quota.admit('a', own).ok) admitted.push(clock.monotonic())
        }
        admitted.forEach((at, i) => {
          const before = admitted[i - requestsPerMinute]
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(60_000)
        })
        const last = quota.admit('a', own)
        if (last.ok) return
        clock.pass(last.retryAfter * 1000)
        expect(quota.admit('a', own).ok).toBe(true)
      },
    ),
  )
})

test('setting the clock of the machine does not change the requests that were counted', () => {
  const clock = testClock()
  const quota = createQuota(clock)
  for (let i = 0; i < 3; i++) quota.admit('a', limits)
  for (const moment of ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z']) {
    clock.set(moment)
    expect(quota.admit('a', limits)).toMatchObject({ ok: false, limit: 'requests' })
  }
})

test('stops a key that spent its tokens until midnight in Amsterdam', () => {
  const clock = testClock('2026-11-24T22:00:00Z')
  const quota = createQuota(clock)
  quota.spend('a', 99)
  expect(quota.admit('a', limits).ok).toBe(true)
  quota.spend('a', 1)
  expect(quota.admit('a', limits)).toEqual({ ok: false, limit: 'tokens', retryAfter: 3600 })
  clock.pass(3_599_000)
  expect(quota.admit('a', limits)).toMatchObject({ ok: false, limit: 'tokens', retryAfter: 1 })
  clock.pass(1000)
  expect(quota.admit('a', limits).ok).toBe(true)
})

test('a clock that is set back does not give tokens back', () => {
  const clock = testClock('2026-11-24T12:00:00Z')
  const quota = createQuota(clock)
  quota.spend('a', 100)
  clock.set('2026-11-20T12:00:00Z')
  expect(quota.admit('a', limits)).toMatchObject({ ok: false, limit: 'tokens' })
})
