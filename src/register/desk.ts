/** Where the register is kept: the things of the house, who may change what, and the evidence of each change. */
import { authorise, type SignedIn } from '../identity/index.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { readData } from './adapters/read-data.ts'
import { type CalendarLaw, readObligations } from './calendar/obligations.ts'
import { readTree, type Tree } from './classification/tree.ts'
import type { UseCase } from './contract.ts'
import type { RegistrationDeps } from './deps.ts'
import { type ImportFields, readFields } from './exchange/read-import.ts'
import { type Guide, readGuide } from './guide/guide.ts'
import { type Lifecycle, readLifecycle } from './lifecycle/law.ts'
import { problems } from './problems.ts'
import { createJudgementStore, type JudgementStore } from './store/judgements.ts'

export interface Desk extends RegistrationDeps {
  readonly judgements: JudgementStore
  readonly lifecycle: Lifecycle
  readonly calendar: CalendarLaw
  readonly guide: Guide
  readonly importFields: ImportFields
  /** The questions of the AI Act that are in force. */
  readonly tree: Tree
  now(): Date
  /** Day in the Netherlands, `YYYY-MM-DD`. */
  today(): string
  newId(): string
  /** The version in force. @throws Problem not-found */
  find(tenant: string, id: string): UseCase
  /** Facts and ids about an act of a person, no text. */
  prove(person: SignedIn, type: string, facts: JsonObject): Promise<void>
}

export function createDesk(deps: RegistrationDeps): Desk {
  const { clock, ids, register } = deps
  const now = () => new Date(clock.now())
  return {
    ...deps,
    judgements: createJudgementStore(deps.tables),
    lifecycle: readLifecycle(readData('lifecycle/lifecycle.yaml')),
    calendar: readObligations(readData('calendar/obligations.yaml')),
    importFields: readFields(readData('exchange/fields.yaml')),
    guide: readGuide(readData('guide/examples.yaml')),
    tree: readTree(readData('classification/questions.yaml')),
    now,
    today: () => calendarDay(clock.now()).day,
    newId: () => ids.next(clock.now()),
    find: (tenant, id) => {
      const useCase = register.find(tenant, id)
      if (useCase === undefined) throw new Problem(problems.notFound)
      return useCase
    },
    prove: async ({ tenant, kind, id }, type, facts) => {
      await deps.record(tenant, { ...facts, v: 1, type, at: now().toISOString(), actor: { kind, id } })
    },
  }
}

/** A proceseigenaar changes what they own or stand in for; an AI-coördinator and a privacy officer change everything. */
export function mayChange(person: SignedIn, { ownerPerson, deputy }: Pick<UseCase, 'ownerPerson' | 'deputy'>): boolean {
  if (authorise(person, 'register.write-all') === 'permit') return true
  return authorise(person, 'register.write') === 'permit' && [ownerPerson, deputy].includes(person.personId)
}

/** @throws Problem use-case-not-yours */
export function requireMayChange(person: SignedIn, useCase: Pick<UseCase, 'ownerPerson' | 'deputy'>): void {
  if (!mayChange(person, useCase)) throw new Problem(problems.notYours)
}
