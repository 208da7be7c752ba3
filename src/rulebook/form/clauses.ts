/**
 * The conditions that a form can set, as Cedar: one table for writing and for reading. `§` is a set of texts. A rule's
 * conditions are clauses that all must hold, each as it is or denied.
 */
import type { RecordFact } from '../form-contract.ts'

/** A condition, and whether it has to hold or must not. */
export interface Clause {
  readonly cedar: string
  readonly holds: boolean
}

/** About a set of names. `kinds` without `secret` says nothing of credentials: those are never counted among the kinds. */
export const patterns = {
  asker: '§.contains(context.actorKind)',
  roles: 'context.roles.containsAny(§)',
  useCases: '§.contains(context.useCase.id)',
  riskClasses: '§.contains(context.useCase.riskClass)',
  zones: '§.contains(context.zone)',
  someKind: 'context.kinds.containsAny(§)',
  someKindOrSecret: 'context.hasCredential || context.kinds.containsAny(§)',
  onlyKinds: '§.containsAll(context.kinds)',
} as const
export type Pattern = keyof typeof patterns

/** About credentials alone, and about no personal data at all: Cedar has no empty set of texts. */
export const secret = 'context.hasCredential'
export const noKind = 'context.kinds.isEmpty()'

const yes = (cedar: string): Clause => ({ cedar, holds: true })
const no = (cedar: string): Clause => ({ cedar, holds: false })

/** The use case is registered: every other question about it stands behind this one. */
export const registered = yes('context has useCase')

/** What the register may say, beside that it is registered. */
export const recordClauses: { readonly [F in RecordFact]: readonly Clause[] } = {
  registered: [],
  unregistered: [no(registered.cedar)],
  'not-in-use': [no('["in-gebruik"].contains(context.useCase.state)')],
  'role-not-named': [no('context.useCase.everyone'), no('context.useCase.roles.containsAny(context.roles)')],
  'zone-not-named': [no('context.useCase.zones.contains(context.zone)')],
  'kind-not-named': [no('context.useCase.everyKind'), no('context.useCase.kinds.containsAll(context.kinds)')],
  'relaxes-own': [yes('context.useCase.relaxOwn')],
  'has-notice': [yes('context.useCase.hasNotice')],
  'keeps-no-text': [yes('context.useCase.keepNoText')],
}

/** A pattern with its names. */
export function clauseOf(pattern: Pattern, names: readonly string[], holds: boolean): Clause {
  return { cedar: patterns[pattern].replace('§', `[${names.map((name) => JSON.stringify(name)).join(', ')}]`), holds }
}

/** The names in a clause, when it has this pattern. */
export function namesIn(pattern: Pattern, { cedar }: Clause): readonly string[] | undefined {
  const [before = '', after = ''] = patterns[pattern].split('§')
  if (!cedar.startsWith(before) || !cedar.endsWith(after)) return undefined
  const set = cedar.slice(before.length, cedar.length - after.length)
  return /^\["[^[\]]*"\]$/.test(set) ? JSON.parse(set) : undefined
}
