/** Figures of the gate for /metrics: counts and durations, never anything of a text. */
import type { Ending, Endpoint } from './passage.ts'

/** Counts passages for `/metrics`: facts, never text. */
export interface Meter {
  passed(fact: {
    readonly endpoint: Endpoint
    readonly model: string
    readonly zone: string
    readonly ending: Ending
    readonly totalMs: number
    readonly protectedValues: number
  }): void
  refused(fact: { readonly code: string }): void
}

/** Counts nothing; for tests and for commands that serve nobody. */
export const silentMeter: Meter = { passed: () => undefined, refused: () => undefined }
