/**
 * Cedar's tree of a condition as clauses in one spelling, so that what was written by hand can be compared with what the
 * form writes: `a != b` is a denied `a == b`, one name is a set of one, and the zone of the head is the zone of the facts.
 */
import type { WrittenRule } from '../../policy/index.ts'
import type { Clause } from './clauses.ts'

/** An expression of Cedar's JSON form: one operator with its operands. */
type Expression = Readonly<Record<string, unknown>>

interface Operands {
  readonly left?: Expression
  readonly right?: Expression
  readonly arg?: Expression
  readonly attr?: string | readonly string[]
}

/** What must all hold; a condition that cannot be taken apart stays whole. */
export function clausesIn(rule: WrittenRule): Clause[] {
  return rule.tree.conditions.flatMap(({ kind, body }) => takeApart(body as Expression, kind === 'when'))
}

/** Both of `a && b`, and neither of `a || b`: unless that is one question to the form. */
function takeApart(node: Expression, holds: boolean): Clause[] {
  const { operator, operands } = opened(node)
  const { left, right, arg } = operands
  if (operator === '!' && arg !== undefined) return takeApart(arg, !holds)
  if (operator === '!=') return [{ cedar: print({ '==': operands }), holds: !holds }]
  const isBoth = operator === '&&' && holds
  const isNeither = operator === '||' && !holds && !print(node).startsWith('context.hasCredential || ')
  if ((isBoth || isNeither) && left !== undefined && right !== undefined)
    return [...takeApart(left, holds), ...takeApart(right, holds)]
  return [{ cedar: print(node), holds }]
}

function opened(node: Expression) {
  const [operator = '', operands = {}] = Object.entries(node)[0] ?? []
  return { operator, operands: operands as Operands }
}

const between = ['==', '!=', '&&', '||']
const methods = ['contains', 'containsAny', 'containsAll']

function print(node: Expression | undefined): string {
  if (node === undefined) return ''
  const { operator, operands } = opened(node)
  const { left, right, arg, attr } = operands
  if (operator === 'Value') return printValue(node['Value'])
  if (operator === 'Var') return String(node['Var'])
  if (operator === 'Set') return `[${(node['Set'] as readonly Expression[]).map(print).join(', ')}]`
  if (operator === '.') return `${print(left)}.${String(attr)}`
  if (operator === 'has') return `${print(left)} has ${[attr].flat().join('.')}`
  if (operator === 'isEmpty') return `${print(arg)}.isEmpty()`
  if (operator === '!') return `!(${print(arg)})`
  if (methods.includes(operator)) return printMethod(operator, print(left), print(right))
  if (operator === '==') return printEqual(print(left), print(right))
  if (between.includes(operator)) return `${print(left)} ${operator} ${print(right)}`
  // What the form has no word for: in no clause of the table.
  return `${operator}(…)`
}

function printValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const { type, id } = ((value as Expression)['__entity'] ?? {}) as { readonly type?: string; readonly id?: string }
  return type === 'Zone' ? JSON.stringify(id) : `${type}::${JSON.stringify(id)}`
}

function printMethod(method: string, left: string, right: string): string {
  const isOneOfMany = method === 'contains' && right.startsWith('"')
  return isOneOfMany ? `${left}.containsAny([${right}])` : `${left}.${method}(${right})`
}

/** `x == "a"` as the set of one that holds it. */
function printEqual(left: string, right: string): string {
  if (!right.startsWith('"')) return `${left} == ${right}`
  return `[${right}].contains(${left === 'resource' ? 'context.zone' : left})`
}
