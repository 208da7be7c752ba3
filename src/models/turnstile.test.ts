import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { createTurnstile, type Release } from './turnstile.ts'

const never = new AbortController().signal
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

async function codeOf(entering: Promise<unknown>): Promise<string> {
  const error = await entering.then(
    () => undefined,
    (problem: unknown) => problem,
  )
  return error instanceof Problem ? error.kind.code : 'entered'
}

describe('the turnstile', () => {
  it('lets some in, lets some wait in order, and refuses the rest with a time to come back', async () => {
    const turnstile = createTurnstile({ maxConcurrent: 2, maxQueue: 2 })
    const releases = [await turnstile.enter(never), await turnstile.enter(never)]
    const order: number[] = []
    const enterAs = async (n: number) => {
      const release = await turnstile.enter(never)
      order.push(n)
      return release
    }
    const waiting = [1, 2].map(enterAs)
    const refused = await turnstile.enter(never).catch((error: unknown) => error as Problem)
    expect(refused).toMatchObject({ kind: { code: 'model-busy', status: 503 }, options: { retryAfter: 2 } })
    expect([turnstile.inside, turnstile.waiting]).toEqual([2, 2])
    releases[0]?.()
    const third = await waiting[0]
    expect(order).toEqual([1])
    third?.()
    await waiting[1]
    expect(order).toEqual([1, 2])
  })

  it('lets a waiting caller leave, also from the middle', async () => {
    const turnstile = createTurnstile({ maxConcurrent: 1, maxQueue: 5 })
    const release = await turnstile.enter(never)
    const leaving = new AbortController()
    const first = turnstile.enter(leaving.signal)
    const second = turnstile.enter(never)
    leaving.abort()
    expect(await codeOf(first)).toBe('request-cancelled')
    release()
    const entered = await second
    expect([turnstile.inside, turnstile.waiting]).toEqual([1, 0])
    entered()
    expect(await codeOf(turnstile.enter(AbortSignal.abort()))).toBe('request-cancelled')
    expect(turnstile.inside).toBe(0)
  })

  it('counts a release once', async () => {
    const turnstile = createTurnstile({ maxConcurrent: 2, maxQueue: 0 })
    const release = await turnstile.enter(never)
    await turnstile.enter(never)
    release()
    release()
    expect(turnstile.inside).toBe(1)
  })

  it('never lets in more than it may and forgets nobody, in any order of events', async () => {
    const event = fc.constantFrom('enter', 'release', 'abort')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.nat(3),
        fc.array(event, { maxLength: 60 }),
        async (maxConcurrent, maxQueue, events) => {
          const turnstile = createTurnstile({ maxConcurrent, maxQueue })
          const inside: Release[] = []
          const aborts: AbortController[] = []
          for (const what of events) {
            if (what === 'release') inside.shift()?.()
            else if (what === 'abort') aborts.shift()?.abort()
            else {
              const abort = new AbortController()
              aborts.push(abort)
              turnstile.enter(abort.signal).then(
                (release) => inside.push(release),
                () => undefined,
              )
            }
            await turn()
            expect(turnstile.inside).toBeLessThanOrEqual(maxConcurrent)
            expect(turnstile.waiting).toBeLessThanOrEqual(maxQueue)
            expect(inside).toHaveLength(turnstile.inside)
            if (turnstile.waiting > 0) expect(turnstile.inside).toBe(maxConcurrent)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
