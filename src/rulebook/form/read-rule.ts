/** From a rule in Cedar to a form, when a form can say the same. What it cannot say is for who writes Cedar. */
import { zones } from '../../kernel/zone.ts'
import type { WrittenRule } from '../../policy/index.ts'
import { type FormRule, formRule, recordFacts } from '../form-contract.ts'
import { type Clause, clauseOf, namesIn, noKind, type Pattern, recordClauses, registered, secret } from './clauses.ts'
import { deedOf } from './deeds.ts'
import { clausesIn } from './print-expression.ts'

/** @returns null when no form says exactly this */
export function readRule(rule: WrittenRule): FormRule | null {
  const head = readHead(rule)
  const clauses = clausesIn(rule)
  const zoneOfHead = head?.zone === undefined ? [] : [clauseOf('zones', [head.zone], true)]
  const body = head === undefined ? undefined : readClauses([...zoneOfHead, ...clauses])
  if (head === undefined || body === undefined) return null
  const { id, explanation, ground } = rule
  const read = formRule.safeParse({ id, explanation, ground, deed: head.deed, ...body })
  // A name or explanation that the form would write otherwise is not the same rule.
  const isSame = read.success && read.data.explanation === explanation && read.data.ground === ground
  return isSame ? read.data : null
}

function readHead({ effect, tree }: WrittenRule) {
  const { principal, action, resource, annotations = {} } = tree
  const isKnown = Object.keys(annotations).every((name) => ['id', 'explanation', 'ground'].includes(name))
  if (principal.op !== 'All' || action.op === 'All' || !isKnown) return undefined
  const entities = 'entities' in action ? action.entities : 'entity' in action ? [action.entity] : []
  const deed = deedOf(effect, entities.map(idOf))
  if (deed === undefined) return undefined
  if (resource.op === 'All') return { deed, zone: undefined }
  return resource.op === '==' && 'entity' in resource ? { deed, zone: idOf(resource.entity) } : undefined
}

function idOf(entity: object): string {
  return 'id' in entity ? String(entity.id) : ''
}

type Body = Pick<FormRule, 'asker' | 'roles' | 'useCases' | 'riskClasses' | 'record' | 'kinds' | 'zones'>

/** Every clause must be understood, and only one may speak of each thing. */
function readClauses(clauses: readonly Clause[]): Body | undefined {
  const rest = new Map(clauses.map((clause) => [`${clause.holds} ${clause.cedar}`, clause]))
  if (rest.size !== clauses.length) return undefined
  const take = <T>(read: (clause: Clause) => T | undefined): T | undefined => {
    for (const [key, clause] of rest) {
      const found = read(clause)
      if (found === undefined) continue
      rest.delete(key)
      return found
    }
    return undefined
  }
  const body = {
    asker: take(readAsker) ?? null,
    roles: take((clause) => readChoice('roles', clause)) ?? null,
    useCases: take((clause) => readChoice('useCases', clause)) ?? null,
    riskClasses: take((clause) => readChoice('riskClasses', clause)) ?? null,
    kinds: take(readKinds) ?? null,
    zones: take(readZones) ?? [],
    record: takeRecord(rest),
  }
  const isGuarded = rest.delete(`true ${registered.cedar}`)
  const asksRecord = body.record !== null || body.useCases !== null || body.riskClasses !== null
  if (rest.size > 0) return undefined
  return (isGuarded && !asksRecord ? { ...body, record: 'registered' as const } : body) as Body
}

function takeRecord(rest: Map<string, Clause>): FormRule['record'] {
  const keys = (name: (typeof recordFacts)[number]) =>
    recordClauses[name].map(({ cedar, holds }) => `${holds} ${cedar}`)
  const found = recordFacts.find((name) => keys(name).length > 0 && keys(name).every((key) => rest.has(key)))
  if (found === undefined) return null
  for (const key of keys(found)) rest.delete(key)
  return found
}

function readAsker(clause: Clause): string | undefined {
  const names = clause.holds ? namesIn('asker', clause) : undefined
  return names?.length === 1 ? names[0] : undefined
}

function readChoice(pattern: Pattern, clause: Clause) {
  const names = namesIn(pattern, clause)
  return names === undefined ? undefined : { how: clause.holds ? ('these' as const) : ('others' as const), names }
}

function readZones(clause: Clause): readonly string[] | undefined {
  const names = namesIn('zones', clause)
  if (names === undefined || clause.holds) return names
  return zones.filter((zone) => !names.includes(zone))
}

function readKinds(clause: Clause) {
  const { cedar, holds } = clause
  const counted = holds ? ('some' as const) : ('none' as const)
  if (cedar === secret) return { how: counted, names: ['SECRET'] }
  const withSecret = namesIn('someKindOrSecret', clause)
  if (withSecret !== undefined) return { how: counted, names: [...withSecret, 'SECRET'] }
  const some = namesIn('someKind', clause)
  if (some !== undefined) return { how: counted, names: some }
  const bounded = holds ? ('only' as const) : ('beyond' as const)
  if (cedar === noKind) return { how: bounded, names: [] }
  const only = namesIn('onlyKinds', clause)
  return only === undefined ? undefined : { how: bounded, names: only }
}
