/** Where a use case stands: its checks, the steps it may take, and what was waived. */
import { authorise, type SignedIn } from '../../identity/index.ts'
import type { UseCase } from '../contract.ts'
import { type Desk, mayChange } from '../desk.ts'
import { changedFields } from '../record/changed-fields.ts'
import { ownerStateOf } from '../record/owner-state.ts'
import { nameOf, recordOf } from '../record/registered.ts'
import type { StoredWaiver } from '../store/judgements.ts'
import type { StoredUseCase } from '../store/use-cases.ts'
import { assessmentsOf } from './assessments.ts'
import type { CheckStanding, LifecycleStanding, Step, WaiverView } from './contract.ts'
import { isInForce, type JudgedCheck, judgeChecks, type LifecycleFacts, missingFor } from './judge-checks.ts'

export interface Standing {
  readonly useCase: UseCase
  readonly facts: LifecycleFacts
  readonly judged: readonly JudgedCheck[]
  readonly versions: readonly StoredUseCase[]
}

/** All that the lifecycle looks at, now. @throws Problem not-found */
export async function standingOf(desk: Desk, tenant: string, id: string): Promise<Standing> {
  const useCase = desk.find(tenant, id)
  const [versions, checks, waivers, classifications] = await Promise.all([
    desk.register.versions(tenant, id),
    desk.judgements.checks(tenant, id),
    desk.judgements.waivers(tenant, id),
    desk.judgements.classifications(tenant, id),
  ])
  const facts: LifecycleFacts = {
    record: recordOf(useCase),
    ownerState: ownerStateOf(useCase, (person) => desk.people.find(tenant, person)),
    classification: classifications[0],
    treeVersion: desk.tree.version,
    assessments: assessmentsOf(useCase, versions, await desk.assessments(tenant, id)),
    checks,
    waivers,
    today: desk.today(),
  }
  return { useCase, facts, versions, judged: judgeChecks(desk.lifecycle, facts) }
}

/** Who wrote what is registered now: of the newest version that changed more than the state. */
export function writerOf(versions: readonly StoredUseCase[]): string {
  const at = versions.findIndex(({ record }, index) => {
    const before = versions[index + 1]?.record
    return before === undefined || changedFields(before, record).some((field) => field !== 'state')
  })
  return versions[at]?.savedBy ?? ''
}

export function presentStanding(desk: Desk, person: SignedIn, standing: Standing): LifecycleStanding {
  const { useCase, judged, facts } = standing
  const present = (waiver: StoredWaiver) => presentWaiver(desk, person, waiver)
  return {
    version: useCase.version,
    state: useCase.state,
    steps: stepsOf(desk, person, standing),
    checks: judged.map((one) => presentCheck(desk, person.tenant, one)),
    waivers: facts.waivers.map(present),
    longestWaiverDays: desk.lifecycle.waiver.longestDays,
  }
}

function stepsOf(desk: Desk, person: SignedIn, { useCase, judged, versions }: Standing): Step[] {
  return desk.lifecycle.steps
    .filter(({ from }) => from === useCase.state)
    .map(({ to, secondPerson }) => {
      const mayApprove = authorise(person, 'register.approve') === 'permit' && writerOf(versions) !== person.personId
      return {
        to,
        missing: missingFor(judged, to).map(({ check }) => check.name),
        needsSecondPerson: secondPerson,
        mayTake: secondPerson ? mayApprove : mayChange(person, useCase),
      }
    })
}

function presentCheck(desk: Desk, tenant: string, { check, state, confirmed, moved }: JudgedCheck): CheckStanding {
  const { name, title, help, ground, neededFor, isWaivable, open } = check
  return {
    ...{ name, title, help, ground, neededFor, isWaivable, state },
    why: state === 'met' ? null : open,
    moved: [...moved],
    isConfirmed: check.rule === undefined && check.assessment === undefined,
    note: confirmed?.note ?? null,
    by: confirmed === undefined ? null : nameOf(desk, tenant, confirmed.madeBy),
    on: confirmed?.madeAt.toISOString() ?? null,
  }
}

function presentWaiver(desk: Desk, person: SignedIn, waiver: StoredWaiver): WaiverView {
  const { id, name, reason, endsOn, askedBy, approvedBy, approvedAt, withdrawnAt } = waiver
  const today = desk.today()
  const state =
    withdrawnAt !== null ? 'withdrawn' : endsOn < today ? 'ended' : isInForce(waiver, today) ? 'in-force' : 'asked'
  return {
    ...{ id, reason, endsOn, state },
    check: name,
    askedBy: nameOf(desk, person.tenant, askedBy),
    approvedBy: approvedBy === null ? null : nameOf(desk, person.tenant, approvedBy),
    mayApprove:
      state === 'asked' &&
      approvedAt === null &&
      askedBy !== person.personId &&
      authorise(person, 'register.approve') === 'permit',
  }
}
