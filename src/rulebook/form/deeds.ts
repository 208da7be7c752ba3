/** What each deed of the form is in Cedar: a permission or a refusal of actions. */
import type { Action } from '../../policy/index.ts'
import { type Deed, deeds } from '../form-contract.ts'

interface Head {
  readonly effect: 'permit' | 'forbid'
  readonly actions: readonly Action[]
}

/** A duty is a permission: a rule that permits the action imposes it (policy/schema.cedarschema). */
export const heads: { readonly [D in Deed]: Head } = {
  refuse: { effect: 'forbid', actions: ['send', 'sendPseudonymised'] },
  protect: { effect: 'forbid', actions: ['send'] },
  allow: { effect: 'permit', actions: ['sendPseudonymised'] },
  'allow-readable': { effect: 'permit', actions: ['send'] },
  notice: { effect: 'permit', actions: ['showNotice'] },
  'keep-no-text': { effect: 'permit', actions: ['keepNoText'] },
  'mask-new': { effect: 'forbid', actions: ['showNewPersonalData'] },
  'withhold-new': { effect: 'forbid', actions: ['showNewPersonalData', 'maskNewPersonalData'] },
  'allow-new': { effect: 'permit', actions: ['showNewPersonalData'] },
  'allow-masked-new': { effect: 'permit', actions: ['maskNewPersonalData'] },
  images: { effect: 'permit', actions: ['showImages'] },
  'no-release': { effect: 'forbid', actions: ['releaseFalseAlarm'] },
  'allow-release': { effect: 'permit', actions: ['releaseFalseAlarm'] },
}

/** The deed of an effect on exactly these actions, in any order. */
export function deedOf(effect: Head['effect'], actions: readonly string[]): Deed | undefined {
  const named = [...new Set(actions)].sort().join()
  return deeds.find((deed) => heads[deed].effect === effect && [...heads[deed].actions].sort().join() === named)
}
