/** Which version decides, now and next: the approved one that took effect last. */
import type { VersionState } from '../contract.ts'

/** What the moment of taking effect depends on. */
export interface Dated {
  readonly version: number
  readonly state: 'draft' | 'submitted' | 'approved' | 'withdrawn'
  readonly effectiveAt: Date | null
}

export interface Timetable<V> {
  /** Undefined when nothing was approved for now. */
  readonly current: V | undefined
  /** Those still to come, soonest first. */
  readonly coming: readonly V[]
}

/** Of two that take effect at once the later version decides. */
export function timetable<V extends Dated>(versions: readonly V[], now: number): Timetable<V> {
  const dated = versions.filter(({ state, effectiveAt }) => state === 'approved' && effectiveAt !== null)
  const sorted = dated.sort((a, b) => effectAt(a) - effectAt(b) || a.version - b.version)
  const current = sorted.filter((version) => effectAt(version) <= now).at(-1)
  return { current, coming: sorted.filter((version) => effectAt(version) > now) }
}

export function effectAt({ effectiveAt }: Dated): number {
  return effectiveAt?.getTime() ?? Number.POSITIVE_INFINITY
}

/** The state as people know it. */
export function stateOf(version: Dated, { current }: Timetable<Dated>, now: number): VersionState {
  if (version.state !== 'approved') return version.state
  if (version.version === current?.version) return 'in-force'
  return effectAt(version) > now ? 'approved' : 'superseded'
}
