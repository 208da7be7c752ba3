/** What a policy may decide on: who asks, for what, which kinds of data, and where it would go. Never a value. */
import type { Zone } from '../kernel/zone.ts'

/** The part of a registered use case that rules may speak of; the register's own record fits. */
export interface UseCaseFacts {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly riskClass: string
  readonly zones: readonly Zone[]
  /** Kinds of personal data that may occur in questions. */
  readonly kinds: 'all' | readonly string[]
  readonly whoMayUse: 'everyone' | readonly string[]
  /** Whether text may go to zone `own` as it was written. */
  readonly relaxOwn: boolean
  readonly keepNoText: boolean
  readonly notice?: string | undefined
}

/** All that a rule can decide on: kinds, never values. */
export interface Facts {
  readonly actor: { readonly kind: 'key' | 'person'; readonly roles: readonly string[] }
  /** Undefined when nothing is registered under the name. */
  readonly useCase: UseCaseFacts | undefined
  /** Kinds of personal data found in the text. */
  readonly kinds: readonly string[]
}

const credential = 'SECRET'

/** The context of a Cedar request; its shape is `schema.cedarschema`. */
export function contextOf({ actor, useCase, kinds }: Facts, zone: Zone) {
  return {
    zone,
    actorKind: actor.kind,
    roles: [...actor.roles],
    kinds: kinds.filter((kind) => kind !== credential),
    hasCredential: kinds.includes(credential),
    ...(useCase === undefined ? {} : { useCase: useCaseContext(useCase) }),
  }
}

function useCaseContext(useCase: UseCaseFacts) {
  const { id, state, riskClass, zones, kinds, whoMayUse, relaxOwn, keepNoText, notice } = useCase
  return {
    id,
    state,
    riskClass,
    zones: [...zones],
    everyKind: kinds === 'all',
    kinds: kinds === 'all' ? [] : [...kinds],
    everyone: whoMayUse === 'everyone',
    roles: whoMayUse === 'everyone' ? [] : [...whoMayUse],
    relaxOwn,
    keepNoText,
    hasNotice: notice !== undefined && notice !== '',
  }
}

/** Facts with the same key get the same verdict, apart from the use case itself. */
export function factsKey({ actor, kinds }: Facts, zone: Zone): string {
  return `${zone}|${actor.kind}|${[...actor.roles].sort().join()}|${[...kinds].sort().join()}`
}

/** A replaced credential never counts as readable. */
export function isCredential(kind: string): boolean {
  return kind === credential
}
