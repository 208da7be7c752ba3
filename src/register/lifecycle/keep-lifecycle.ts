/** Taking steps, confirming checks and waiving them. Nothing opens the gate without evidence. */
import { authorise, permit, type SignedIn } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCase, UseCaseRecord } from '../contract.ts'
import { type Desk, mayChange, requireMayChange } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredWaiver } from '../store/judgements.ts'
import type { Confirmation, LifecycleStanding, NewWaiver, Transition } from './contract.ts'
import { applies, missingFor } from './judge-checks.ts'
import type { Check } from './law.ts'
import { snapshotOf } from './snapshot.ts'
import { presentStanding, type Standing, standingOf, writerOf } from './standing.ts'

/** @throws Problem not-found */
export async function readStanding(desk: Desk, person: SignedIn, id: string): Promise<LifecycleStanding> {
  return presentStanding(desk, person, await standingOf(desk, person.tenant, id))
}

/**
 * Takes a step.
 * @throws Problem no-such-step, lifecycle-blocked (every missing check), four-eyes, use-case-not-yours, use-case-saved-meanwhile
 */
export async function takeStep(
  desk: Desk,
  person: SignedIn,
  { id, step }: { readonly id: string; readonly step: Transition },
): Promise<LifecycleStanding> {
  const standing = await standingOf(desk, person.tenant, id)
  const { useCase, judged } = standing
  if (useCase.version !== step.version) throw new Problem(problems.savedMeanwhile)
  requireMayTake(desk, person, { standing, to: step.to })
  const missing = missingFor(judged, step.to)
  if (missing.length > 0) {
    throw new Problem(problems.blocked, {
      issues: missing.map(({ check }) => ({
        pointer: `/checks/${check.name}`,
        detail: `${check.title}: ${check.open}`,
      })),
    })
  }
  const { version, ...record } = useCase
  const facts = { useCase: id, version: version + 1, from: useCase.state, to: step.to }
  const waived = judged.filter(({ state }) => state === 'waived').map(({ check }) => check.name)
  const prove = () => desk.prove(person, 'use-case.step', { ...facts, waived })
  // The gate opens only once the evidence lies there; it closes at once, also when the ledger takes nothing.
  if (step.to === 'in-gebruik') await prove()
  await desk.register.save(
    person.tenant,
    { ...record, state: step.to },
    {
      by: person.personId,
      reason: step.reason,
      basedOn: version,
    },
  )
  if (step.to !== 'in-gebruik') await prove()
  return readStanding(desk, person, id)
}

function requireMayTake(
  desk: Desk,
  person: SignedIn,
  { standing: { useCase, versions }, to }: { readonly standing: Standing; readonly to: UseCaseRecord['state'] },
): void {
  const found = desk.lifecycle.steps.find((step) => step.from === useCase.state && step.to === to)
  if (found === undefined) throw new Problem(problems.noSuchStep)
  if (!found.secondPerson) {
    requireMayChange(person, useCase)
    return
  }
  permit(person, 'register.approve')
  if (writerOf(versions) === person.personId) throw new Problem(problems.fourEyes)
}

/** Says that a check is met, or no longer. @throws Problem not-found, check-is-seen, use-case-not-yours */
export async function confirmCheck(
  desk: Desk,
  person: SignedIn,
  { id, name, confirmation }: { readonly id: string; readonly name: string; readonly confirmation: Confirmation },
): Promise<LifecycleStanding> {
  const useCase = desk.find(person.tenant, id)
  const check = findCheck(desk, useCase, name)
  requireMayChange(person, useCase)
  if (check.rule !== undefined || check.assessment !== undefined) throw new Problem(problems.seenCheck)
  await desk.judgements.addCheck(person.tenant, {
    id: desk.newId(),
    useCase: id,
    name,
    isMet: confirmation.isMet,
    note: confirmation.note,
    snapshot: snapshotOf(useCase, check.watches),
    madeAt: desk.now(),
    madeBy: person.personId,
  })
  const facts = { useCase: id, version: useCase.version, check: name, isMet: confirmation.isMet }
  await desk.prove(person, 'use-case.check-confirmed', facts)
  return readStanding(desk, person, id)
}

/** Asks to pass without a check for a while. @throws Problem not-found, not-waivable, waiver-too-long, use-case-not-yours */
export async function askWaiver(
  desk: Desk,
  person: SignedIn,
  { id, waiver }: { readonly id: string; readonly waiver: NewWaiver },
): Promise<LifecycleStanding> {
  const useCase = desk.find(person.tenant, id)
  const check = findCheck(desk, useCase, waiver.check)
  requireMayChange(person, useCase)
  if (!check.isWaivable) throw new Problem(problems.notWaivable)
  const { longestDays } = desk.lifecycle.waiver
  const longest = new Date(desk.clock.now() + longestDays * day).toISOString().slice(0, 10)
  if (waiver.endsOn <= desk.today() || waiver.endsOn > longest)
    throw new Problem(problems.waiverTooLong, { detail: `Kies een einddatum binnen ${longestDays} dagen, na vandaag.` })
  const asked = { id: desk.newId(), useCase: id, name: waiver.check, reason: waiver.reason, endsOn: waiver.endsOn }
  await desk.judgements.addWaiver(person.tenant, {
    ...asked,
    ...{ askedAt: desk.now(), askedBy: person.personId, approvedAt: null, approvedBy: null, withdrawnAt: null },
  })
  const facts = { useCase: id, waiver: asked.id, check: waiver.check, endsOn: waiver.endsOn }
  await desk.prove(person, 'use-case.waiver-asked', facts)
  return readStanding(desk, person, id)
}

const day = 86_400_000

/** A second person lets it pass. @throws Problem not-found, four-eyes, waiver-decided */
export async function approveWaiver(desk: Desk, person: SignedIn, at: WaiverPlace): Promise<LifecycleStanding> {
  const waiver = await findWaiver(desk, person.tenant, at)
  permit(person, 'register.approve')
  if (waiver.askedBy === person.personId) throw new Problem(problems.fourEyes)
  const { tenant, personId } = person
  const facts = { useCase: at.id, waiver: waiver.id, check: waiver.name, endsOn: waiver.endsOn }
  if (waiver.approvedAt !== null || waiver.endsOn < desk.today()) throw new Problem(problems.waiverDecided)
  await desk.prove(person, 'use-case.waiver-approved', facts)
  const isDone = await desk.judgements.approveWaiver(tenant, waiver.id, { person: personId, at: desk.now() })
  if (!isDone) throw new Problem(problems.waiverDecided)
  return readStanding(desk, person, at.id)
}

/** Takes it back; who may change the use case or approve waivers may. @throws Problem not-found, use-case-not-yours */
export async function withdrawWaiver(desk: Desk, person: SignedIn, at: WaiverPlace): Promise<LifecycleStanding> {
  const waiver = await findWaiver(desk, person.tenant, at)
  const useCase = desk.find(person.tenant, at.id)
  if (!mayChange(person, useCase) && authorise(person, 'register.approve') !== 'permit')
    throw new Problem(problems.notYours)
  await desk.judgements.withdrawWaiver(person.tenant, waiver.id, desk.now())
  await desk.prove(person, 'use-case.waiver-withdrawn', { useCase: at.id, waiver: waiver.id, check: waiver.name })
  return readStanding(desk, person, at.id)
}

export interface WaiverPlace {
  readonly id: string
  readonly waiver: string
}

async function findWaiver(desk: Desk, tenant: string, { id, waiver }: WaiverPlace): Promise<StoredWaiver> {
  desk.find(tenant, id)
  const found = (await desk.judgements.waivers(tenant, id)).find((one) => one.id === waiver)
  if (found === undefined) throw new Problem(problems.notFound)
  return found
}

function findCheck(desk: Desk, useCase: UseCase, name: string): Check {
  const check = desk.lifecycle.checks.find((one) => one.name === name)
  if (check === undefined || !applies(check, useCase)) throw new Problem(problems.notFound)
  return check
}
