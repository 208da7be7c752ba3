/** From a form to the text of a rule in Cedar. */
import type { FormRule } from '../form-contract.ts'
import { type Clause, clauseOf, noKind, type Pattern, recordClauses, registered, secret } from './clauses.ts'
import { heads } from './deeds.ts'

/** @returns one rule; of a form that was checked it always fits the schema */
export function writeRule(rule: FormRule): string {
  const { id, deed, explanation, ground, zones } = rule
  const { effect, actions } = heads[deed]
  const [only] = zones
  const resource = zones.length === 1 ? `resource == Zone::"${only}"` : 'resource'
  const conditions = clausesOf(rule).map(print)
  return [
    `@id(${quote(id)})`,
    `@explanation(${quote(explanation)})`,
    `@ground(${quote(ground)})`,
    `${effect} (principal, action ${named(actions)}, ${resource})${conditions.length === 0 ? ';' : ''}`,
    ...(conditions.length === 0 ? [] : [`when { ${conditions.join(' && ')} };`]),
  ].join('\n')
}

/** In brackets where it would otherwise be read with its neighbours: an `||`, and what is denied as a whole. */
function print({ cedar, holds }: Clause): string {
  const isCompound = holds ? cedar.includes(' || ') : cedar.replace(/\[.*\]/, '').includes(' ')
  const whole = isCompound ? `(${cedar})` : cedar
  return holds ? whole : `!${whole}`
}

function named(actions: readonly string[]): string {
  const all = actions.map((action) => `Action::"${action}"`)
  return all.length === 1 ? `== ${all[0]}` : `in [${all.join(', ')}]`
}

/** A string of Cedar. A form's lines hold no control characters. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** All that must hold, what is cheap to ask first; that it is registered before anything of the record. */
function clausesOf({ asker, roles, useCases, riskClasses, record, kinds, zones }: FormRule): Clause[] {
  const ofRecord = [
    ...chosen('useCases', useCases),
    ...chosen('riskClasses', riskClasses),
    ...(record === null ? [] : recordClauses[record]),
  ]
  const asksRecord = record !== 'unregistered' && (record !== null || ofRecord.length > 0)
  return [
    ...(asksRecord ? [registered] : []),
    ...ofRecord,
    ...(asker === null ? [] : [clauseOf('asker', [asker], true)]),
    ...chosen('roles', roles),
    ...(kinds === null ? [] : [kindClause(kinds)]),
    ...(zones.length > 1 ? [clauseOf('zones', zones, true)] : []),
  ]
}

function chosen(pattern: Pattern, choice: FormRule['roles'] | FormRule['useCases']): Clause[] {
  return choice === null ? [] : [clauseOf(pattern, choice.names, choice.how === 'these')]
}

function kindClause({ how, names }: NonNullable<FormRule['kinds']>): Clause {
  if (how === 'only' || how === 'beyond') {
    const holds = how === 'only'
    return names.length === 0 ? { cedar: noKind, holds } : clauseOf('onlyKinds', names, holds)
  }
  const holds = how === 'some'
  if (!names.includes('SECRET')) return clauseOf('someKind', names, holds)
  const others = names.filter((kind) => kind !== 'SECRET')
  return others.length === 0 ? { cedar: secret, holds } : clauseOf('someKindOrSecret', others, holds)
}
