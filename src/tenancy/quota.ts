/**
 * How much a key may ask: requests in any minute and tokens in a calendar day of Amsterdam. In memory, so that the hot
 * path touches no database; a restart starts counting anew.
 */
import { calendarDay } from '../kernel/calendar-day.ts'
import type { Clock } from '../kernel/clock.ts'

/** How much may be asked. */
export interface Limits {
  readonly requestsPerMinute: number
  readonly tokensPerDay: number
}

/** Whether a request may be taken now. */
export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly limit: 'requests' | 'tokens'
      /** Whole seconds until a new attempt can succeed, at least 1. */
      readonly retryAfter: number
    }

// One slot more than a minute has seconds: the current second is not over, and the limit must hold for any 60 seconds.
const slots = 61
const admitted: Admission = { ok: true }

interface Usage {
  readonly perSecond: Uint32Array
  /** Whole monotonic second of the newest slot. */
  second: number
  inWindow: number
  day: string
  tokens: number
}

/**
 * Counts requests per 60 seconds and tokens per calendar day of Amsterdam, per key, in this process.
 * @param clock its monotonic time guards the requests, so that setting the wall clock buys nothing
 */
export function createQuota(clock: Clock) {
  const usages = new Map<string, Usage>()

  function usageOf(key: string): Usage {
    const known = usages.get(key)
    if (known !== undefined) return known
    const fresh = { perSecond: new Uint32Array(slots), second: 0, inWindow: 0, day: '', tokens: 0 }
    usages.set(key, fresh)
    return fresh
  }

  return {
    /**
     * Counts one request of a key when it may pass. Seconds are monotonic: setting the machine's clock changes nothing.
     * @param key any stable name of who asks
     */
    admit(key: string, limits: Limits): Admission {
      const usage = usageOf(key)
      turnToDay(usage, clock.now())
      if (usage.tokens >= limits.tokensPerDay) return refuse('tokens', untilTomorrow(clock.now()))
      const second = Math.floor(clock.monotonic() / 1000)
      slideTo(usage, second)
      if (usage.inWindow >= limits.requestsPerMinute)
        return refuse('requests', untilRoom(usage, limits.requestsPerMinute))
      const slot = second % slots
      usage.perSecond[slot] = (usage.perSecond[slot] ?? 0) + 1
      usage.inWindow += 1
      return admitted
    },

    /** Adds tokens to what a key spent today. They are known only afterwards, so the last answer of a day may overshoot. */
    spend(key: string, tokens: number): void {
      const usage = usageOf(key)
      turnToDay(usage, clock.now())
      usage.tokens += tokens
    },
  }
}
/** The counters of all keys. */
export type Quota = ReturnType<typeof createQuota>

function refuse(limit: 'requests' | 'tokens', retryAfter: number): Admission {
  return { ok: false, limit, retryAfter: Math.max(1, retryAfter) }
}

/** A later day starts at zero. A clock that was set back keeps what was spent, so setting it back buys nothing. */
function turnToDay(usage: Usage, now: number): void {
  const { day } = calendarDay(now)
  if (day === usage.day) return
  if (day > usage.day) usage.tokens = 0
  usage.day = day
}

function slideTo(usage: Usage, second: number): void {
  const passed = Math.min(slots, second - usage.second)
  for (let i = 1; i <= passed; i++) {
    const slot = (second - passed + i) % slots
    usage.inWindow -= usage.perSecond[slot] ?? 0
    usage.perSecond[slot] = 0
  }
  usage.second = second
}

/** Seconds until enough of the window has passed for one more request. */
function untilRoom(usage: Usage, allowed: number): number {
  let left = usage.inWindow
  for (let wait = 1; wait < slots; wait++) {
    left -= usage.perSecond[(usage.second + wait) % slots] ?? 0
    if (left < allowed) return wait
  }
  return slots
}

function untilTomorrow(now: number): number {
  return Math.ceil((calendarDay(now).end - now) / 1000)
}
