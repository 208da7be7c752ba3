/** What a change to a use case opens again: by the data of the lifecycle, not by who made it. Pure. */
import type { UseCaseRecord, UseCaseState } from '../contract.ts'
import { applies, recordRules } from './judge-checks.ts'
import type { Check, Lifecycle } from './law.ts'
import { movedFields, snapshotOf } from './snapshot.ts'

/**
 * The state after a change: what was approved or in use goes back when the change touches what a check was about, or takes
 * away what a check looks for.
 */
export function stateAfter(law: Lifecycle, before: UseCaseRecord, after: UseCaseRecord): UseCaseState {
  const back = law.reopens[before.state]
  return back !== undefined && touchedChecks(law, before, after).length > 0 ? back : before.state
}

/** Names of the checks that a change opens again. */
export function touchedChecks(law: Lifecycle, before: UseCaseRecord, after: UseCaseRecord): string[] {
  return law.checks
    .filter((check) => applies(check, after))
    .filter((check) => !applies(check, before) || isTouched(law, check, { before, after }))
    .map(({ name }) => name)
}

function isTouched(
  law: Lifecycle,
  { watches, rule }: Check,
  { before, after }: { readonly before: UseCaseRecord; readonly after: UseCaseRecord },
): boolean {
  const how = { fields: watches, free: law.narrowingIsFree }
  if (movedFields(snapshotOf(before, watches), after, how).length > 0) return true
  const looks = rule === undefined ? undefined : recordRules[rule]
  return looks?.(before) === true && !looks(after)
}
