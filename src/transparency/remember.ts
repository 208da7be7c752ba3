/** Keeps what was made for a few seconds: a crowd at the public page costs the database and the log as much as one reader. */
import type { Clock } from '../kernel/clock.ts'

const keptMs = 5000

interface Kept<T> {
  readonly madeAt: number
  readonly value: Promise<T>
}

/** A failure is not kept. The names are few: pages that exist. */
export function remember(clock: Pick<Clock, 'monotonic'>) {
  const kept = new Map<string, Kept<unknown>>()
  return <T>(name: string, make: () => Promise<T>): Promise<T> => {
    const now = clock.monotonic()
    const known = kept.get(name)
    if (known !== undefined && now - known.madeAt < keptMs) return known.value as Promise<T>
    const value = make()
    kept.set(name, { madeAt: now, value })
    value.catch(() => kept.delete(name))
    return value
  }
}
