/** Lets a limited number in at once; a limited number may wait, in order of arrival. */
import { Problem } from '../kernel/problem.ts'
import { problems } from './problems.ts'

/** Gives the place back. Idempotent. */
export type Release = () => void

export interface Turnstile {
  /** @throws Problem model-busy when the queue is full, request-cancelled when the signal aborts while waiting */
  enter(signal: AbortSignal): Promise<Release>
  readonly inside: number
  readonly waiting: number
}

/** Seconds after which a refused client may try again. */
const retryAfter = 2

export interface TurnstileLimits {
  readonly maxConcurrent: number
  readonly maxQueue: number
}

export function createTurnstile({ maxConcurrent, maxQueue }: TurnstileLimits): Turnstile {
  // A Set keeps the order of arrival and lets a leaver out of the middle in constant time.
  const queue = new Set<() => void>()
  let inside = 0
  const place = (): Release => {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      inside--
      const [next] = queue
      if (next !== undefined) next()
    }
  }
  const wait = (signal: AbortSignal) =>
    new Promise<Release>((resolve, reject) => {
      const leave = () => {
        queue.delete(admit)
        reject(new Problem(problems.cancelled))
      }
      const admit = () => {
        queue.delete(admit)
        signal.removeEventListener('abort', leave)
        inside++
        resolve(place())
      }
      queue.add(admit)
      signal.addEventListener('abort', leave, { once: true })
    })
  return {
    enter: async (signal) => {
      if (signal.aborted) throw new Problem(problems.cancelled)
      if (inside < maxConcurrent) {
        inside++
        return place()
      }
      if (queue.size >= maxQueue) throw new Problem(problems.busy, { retryAfter })
      return wait(signal)
    },
    get inside() {
      return inside
    },
    get waiting() {
      return queue.size
    },
  }
}
