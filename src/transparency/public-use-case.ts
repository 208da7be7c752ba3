/**
 * What the public may see of a use case. Chosen field by field: what is not named here stays inside, also when the record
 * grows. Names of people who work at the municipality never come out (AVG art. 5(1)(c)); functions do.
 */
import type { Zone } from '../kernel/zone.ts'
import type { UseCase, UseCaseState } from '../register/index.ts'
import { dataWords, type Words } from './words.ts'

/** A model as the public may know it. */
export interface PublicModel {
  readonly id: string
  readonly zone: Zone
  readonly operator: string | undefined
  /** Whether it learns from what it is asked; undefined when its supplier does not say. */
  readonly learns: boolean | undefined
}

export interface PublicUseCase {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly department: string
  readonly domain: string | undefined
  readonly risk: { readonly name: string; readonly means: string }
  readonly legalBasis: string
  /** As a resident would say it; empty when no personal data may occur. */
  readonly data: readonly string[]
  readonly mayHoldEverything: boolean
  readonly people: readonly string[]
  readonly models: readonly PublicModel[]
  /** A bought product that does not go through the gate. */
  readonly product: string | undefined
  readonly checkedBy: string | undefined
  readonly checkedHow: string | undefined
  readonly neverAutomatically: string | undefined
  readonly notice: string | undefined
  readonly keptDays: number
}

/** What residents live with: in use, or still in use while it is looked at again. */
const publicStates: ReadonlySet<UseCaseState> = new Set(['in-gebruik'])

export function isPublic({ state }: Pick<UseCase, 'state'>): boolean {
  return publicStates.has(state)
}

export interface Beside {
  readonly words: Words
  readonly models: readonly PublicModel[]
  /** Names of people who work here: a text with one of them is left out. */
  readonly people: readonly string[]
}

export function publicUseCase(useCase: UseCase, { words, models, people }: Beside): PublicUseCase {
  const { oversight, product, runsThroughGate } = useCase
  const open = (text: string | undefined) => withoutPeople(text, people)
  const mayAnswer = ({ id, zone }: PublicModel) =>
    useCase.zones.includes(zone) && (useCase.models === 'all' || useCase.models.includes(id))
  return {
    id: useCase.id,
    name: useCase.name,
    purpose: useCase.purpose,
    department: useCase.department,
    domain: useCase.domain === null ? undefined : words.domains[useCase.domain],
    risk: words.risks[useCase.riskClass],
    legalBasis: useCase.legalBasis,
    data: dataWords(words, useCase.kinds),
    mayHoldEverything: useCase.kinds === 'all',
    people: useCase.dataSubjects,
    models: runsThroughGate ? models.filter(mayAnswer) : [],
    product: product === null ? undefined : `${product.name} van ${product.vendor}`,
    checkedBy: open(oversight.who) ?? open(useCase.owner),
    checkedHow: open(oversight.how),
    neverAutomatically: open(oversight.neverAutomatically),
    notice: open(useCase.notice),
    keptDays: useCase.keepNoText ? 0 : useCase.retentionDays,
  }
}

/** The text, unless it is empty or names somebody. */
export function withoutPeople(text: string | undefined, people: readonly string[]): string | undefined {
  const said = text?.trim() ?? ''
  const folded = said.toLocaleLowerCase('nl')
  const namesSomebody = people.some((name) => name !== '' && folded.includes(name.toLocaleLowerCase('nl')))
  return said === '' || namesSomebody ? undefined : said
}
