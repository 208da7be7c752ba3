/** A waiver that ended blocks again: what ran on it goes back by itself. */
import type { UseCase } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { missingFor } from './judge-checks.ts'
import { standingOf } from './standing.ts'

/** @returns ids of the use cases that went back */
export async function endWaivers(desk: Desk, tenant: string): Promise<string[]> {
  const today = desk.today()
  const ended = (await desk.judgements.allWaivers(tenant)).filter(
    ({ endsOn, approvedAt }) => approvedAt !== null && endsOn < today,
  )
  const back: string[] = []
  for (const id of new Set(ended.map(({ useCase }) => useCase))) {
    const useCase = desk.register.find(tenant, id)
    const names = ended.filter((waiver) => waiver.useCase === id).map(({ name }) => name)
    if (useCase !== undefined && (await goesBack(desk, tenant, { useCase, names }))) back.push(id)
  }
  return back
}

async function goesBack(
  desk: Desk,
  tenant: string,
  { useCase, names }: { readonly useCase: UseCase; readonly names: readonly string[] },
): Promise<boolean> {
  const state = desk.lifecycle.reopens[useCase.state]
  if (state === undefined) return false
  const { judged } = await standingOf(desk, tenant, useCase.id)
  const missing = missingFor(judged, useCase.state).filter(({ check }) => names.includes(check.name))
  if (missing.length === 0) return false
  const { version, ...record } = useCase
  const reason = `Ontheffing voorbij: ${missing.map(({ check }) => check.title).join(', ')}`
  await desk.register.save(tenant, { ...record, state }, { by: program, reason, basedOn: version })
  await desk.record(tenant, {
    v: 1,
    type: 'use-case.step',
    at: desk.now().toISOString(),
    actor: { kind: 'program', id: program },
    ...{ useCase: useCase.id, version: version + 1, from: useCase.state, to: state },
  })
  return true
}

const program = 'levensloop'
