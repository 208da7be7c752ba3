/** Which checks of the lifecycle apply to a use case, and which of them are met, waived or open. Pure. */
import type { UseCaseRecord } from '../contract.ts'
import type { OwnerState } from '../record/owner-state.ts'
import type { StoredCheck, StoredClassification, StoredWaiver } from '../store/judgements.ts'
import type { Check, CheckRule, Condition, Lifecycle } from './law.ts'
import { movedFields } from './snapshot.ts'

/** An assessment of a use case as far as the lifecycle looks. */
export interface AssessmentStanding {
  readonly kind: string
  /** Null while it is not signed. */
  readonly signedOn: string | null
  /** The record that was assessed; null when nobody knows which it was. */
  readonly record: UseCaseRecord | null
}

export interface LifecycleFacts {
  readonly record: UseCaseRecord
  readonly ownerState: OwnerState
  /** The newest answers, and the version of the questions that is in force. */
  readonly classification: StoredClassification | undefined
  readonly treeVersion: string
  readonly assessments: readonly AssessmentStanding[]
  /** Oldest first. */
  readonly checks: readonly StoredCheck[]
  readonly waivers: readonly StoredWaiver[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export interface JudgedCheck {
  readonly check: Check
  readonly state: 'met' | 'waived' | 'open'
  /** What somebody confirmed last; it may no longer hold. */
  readonly confirmed: StoredCheck | undefined
  /** Fields that changed since it was met. */
  readonly moved: readonly string[]
  readonly waiver: StoredWaiver | undefined
}

/** Every check that applies now. */
export function judgeChecks(law: Lifecycle, facts: LifecycleFacts): JudgedCheck[] {
  return law.checks.filter((check) => applies(check, facts.record)).map((check) => judge(law, check, facts))
}

/** Those that stand in the way of a state. */
export function missingFor(judged: readonly JudgedCheck[], state: UseCaseRecord['state']): JudgedCheck[] {
  return judged.filter(({ check, state: is }) => is === 'open' && check.neededFor.includes(state))
}

export function applies({ when }: Pick<Check, 'when'>, record: UseCaseRecord): boolean {
  return when.length === 0 || when.some((condition) => holds(condition, record))
}

function holds(condition: Condition, record: UseCaseRecord): boolean {
  const { riskClass, domain, zones, runsThroughGate, personalData } = condition
  const hasPersonalData = record.kinds === 'all' || record.kinds.length > 0
  return (
    (riskClass === undefined || riskClass.includes(record.riskClass)) &&
    (domain === undefined || (record.domain !== null && domain.includes(record.domain))) &&
    (zones === undefined || record.zones.some((zone) => zones.includes(zone))) &&
    (runsThroughGate === undefined || runsThroughGate === record.runsThroughGate) &&
    (personalData === undefined || personalData === hasPersonalData)
  )
}

function judge(law: Lifecycle, check: Check, facts: LifecycleFacts): JudgedCheck {
  const confirmed = facts.checks.findLast(({ name }) => name === check.name)
  const { isMet, moved } = lookAt(law, check, { ...facts, confirmed })
  const waiver = isMet ? undefined : facts.waivers.find((one) => one.name === check.name && isInForce(one, facts.today))
  return { check, state: isMet ? 'met' : waiver === undefined ? 'open' : 'waived', confirmed, moved, waiver }
}

interface Look {
  readonly isMet: boolean
  readonly moved: readonly string[]
}

function lookAt(
  law: Lifecycle,
  check: Check,
  facts: LifecycleFacts & { readonly confirmed: StoredCheck | undefined },
): Look {
  const how = { fields: check.watches, free: law.narrowingIsFree }
  if (check.rule !== undefined) {
    const moved =
      facts.classification === undefined ? [] : movedFields(facts.classification.snapshot, facts.record, how)
    return { isMet: isRuleMet(check.rule, facts) && moved.length === 0, moved }
  }
  if (check.assessment !== undefined) return lookAtAssessments(check, facts, how)
  const { confirmed } = facts
  if (confirmed === undefined || !confirmed.isMet) return { isMet: false, moved: [] }
  const moved = movedFields(confirmed.snapshot, facts.record, how)
  return { isMet: moved.length === 0, moved }
}

function lookAtAssessments(
  check: Check,
  { assessments, record }: LifecycleFacts,
  how: Parameters<typeof movedFields>[2],
): Look {
  const kinds = [check.assessment, check.orAssessment]
  const signed = assessments.filter(({ kind, signedOn }) => kinds.includes(kind) && signedOn !== null)
  const looks = signed.map(({ record: assessed }) =>
    assessed === null ? [] : movedFields(JSON.parse(JSON.stringify(assessed)), record, how),
  )
  const moved = looks.toSorted((a, b) => a.length - b.length)[0] ?? []
  return { isMet: looks.some((fields) => fields.length === 0), moved }
}

/** Approved by a second person, not taken back, and not over. */
export function isInForce({ approvedAt, withdrawnAt, endsOn }: StoredWaiver, today: string): boolean {
  return approvedAt !== null && withdrawnAt === null && endsOn >= today
}

const order: readonly string[] = ['minimaal', 'transparantie', 'hoog', 'verboden']

/** What the record alone shows. */
export const recordRules: { readonly [R in CheckRule]?: (record: UseCaseRecord) => boolean } = {
  'legal-basis-named': ({ legalArticle, legalBasis }) => legalArticle !== 'onbekend' && legalBasis !== '',
  'oversight-described': ({ oversight }) =>
    oversight.who !== '' && oversight.how !== '' && oversight.neverAutomatically !== '',
  'training-named': ({ trainingRequired }) => trainingRequired.length > 0,
  'notice-given': ({ notice }) => (notice ?? '') !== '',
}

function isRuleMet(rule: CheckRule, facts: LifecycleFacts): boolean {
  const { record, classification, treeVersion, today } = facts
  const answered = String(classification?.result['riskClass'])
  switch (rule) {
    case 'owner-present':
      return record.ownerPerson !== null && facts.ownerState === 'present'
    case 'not-prohibited':
      return record.riskClass !== 'verboden' && classification?.result['isProhibited'] === 'no'
    // The record may be stricter than the answers, never milder; old questions have to be asked again.
    case 'classified':
      return (
        classification?.isFinal === true &&
        classification.treeVersion === treeVersion &&
        order.includes(answered) &&
        order.indexOf(record.riskClass) >= order.indexOf(answered)
      )
    case 'review-ahead':
      return record.reviewDate > today
    default:
      return recordRules[rule]?.(record) ?? false
  }
}
