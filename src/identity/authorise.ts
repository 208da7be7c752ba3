/** The one decision about access. Pure: who asks, what they want to do, and with what. */
import { Problem } from '../kernel/problem.ts'
import { problems } from './problems.ts'
import { type Right, rightOf, rights, type Verb } from './rights.ts'
import type { SignedIn } from './signed-in.ts'

/** What a verb is about. */
export interface Thing {
  readonly tenant: string
  /** Id of the person whose it is; null when it is nobody's, such as a use case. */
  readonly owner: string | null
  /** With whom the owner shares it. */
  readonly sharedWith?: { readonly departments: readonly string[]; readonly groups: readonly string[] }
}

/**
 * permit · hidden: as if it did not exist · forbidden: not with these roles · needs-second-factor and needs-fresh-proof:
 * permitted once the session has shown that.
 */
export type Verdict = 'permit' | 'hidden' | 'forbidden' | 'needs-second-factor' | 'needs-fresh-proof'

/**
 * Decides whether a signed-in person may do something.
 * @param thing what it is about; left out to ask whether the person may do this at all
 */
export function authorise(actor: SignedIn, verb: Verb, thing?: Thing): Verdict {
  const right = rightOf(verb)
  if (right.access !== 'session') return right.access === 'public' ? 'permit' : 'forbidden'
  if (thing !== undefined && thing.tenant !== actor.tenant) return 'hidden'
  // Who has no role (any more) still sees that, and signs out.
  const hasRole = right.whose === 'account' || right.roles.some((role) => actor.roles.includes(role))
  if (!hasRole) return 'forbidden'
  if (thing !== undefined && !isReachable(actor, right, thing)) return 'hidden'
  return missingProof(actor, right) ?? 'permit'
}

function isReachable(actor: SignedIn, { whose }: Right, { owner, sharedWith }: Thing): boolean {
  if (whose === 'municipality' || owner === actor.personId) return true
  if (whose !== 'shared' || sharedWith === undefined) return false
  const { departments, groups } = sharedWith
  return departments.includes(actor.department) || groups.some((group) => actor.groups.includes(group))
}

function missingProof({ session }: SignedIn, { whose, proof }: Right): Verdict | undefined {
  // One's own account stays open: that is where the second factor is set up.
  if (session.mustAddFactor && whose !== 'account') return 'needs-second-factor'
  if (proof === 'second-factor' && !session.isStrong) return 'needs-second-factor'
  if (proof !== 'fresh') return undefined
  if (whose !== 'account' && !session.isStrong) return 'needs-second-factor'
  return session.isFresh ? undefined : 'needs-fresh-proof'
}

/**
 * Goes on only when it is permitted.
 * @throws Problem not-found, not-allowed, second-factor-needed, fresh-proof-needed
 */
export function permit(actor: SignedIn, verb: Verb, thing?: Thing): void {
  const verdict = authorise(actor, verb, thing)
  if (verdict !== 'permit') throw new Problem(refusals[verdict])
}

const refusals = {
  hidden: problems.notFound,
  forbidden: problems.notAllowed,
  'needs-second-factor': problems.secondFactorNeeded,
  'needs-fresh-proof': problems.freshProofNeeded,
} as const

/** Everything this person may do now, for showing and hiding what is on screen. */
export function allowedVerbs(actor: SignedIn): Verb[] {
  return (Object.keys(rights) as Verb[]).filter(
    (verb) => rightOf(verb).access === 'session' && authorise(actor, verb) !== 'forbidden',
  )
}
