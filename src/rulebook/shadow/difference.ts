import type { Verdict } from '../../policy/index.ts'
import type { Difference } from '../contract.ts'

/** What another policy says beside the one in force: less open, more open, other duties, or the same. */
export function differenceOf(live: Verdict, shadow: Verdict): Difference {
  const [now, then] = [openness(live), openness(shadow)]
  if (then !== now) return then < now ? 'stricter' : 'wider'
  return dutiesOf(live) === dutiesOf(shadow) ? 'same' : 'other'
}

function openness(verdict: Verdict): number {
  if (verdict.effect === 'deny') return 0
  return verdict.treatment === 'pseudonymise' ? 1 : 2
}

function dutiesOf(verdict: Verdict): string {
  return verdict.effect === 'permit' ? [...verdict.duties].sort().join() : ''
}
