/** Corrections as the gate follows them. A release counts only where policy still lets this person make it. */
import { judgeRelease } from '../../gateway/index.ts'
import type { Zone } from '../../kernel/zone.ts'
import type { Corrections } from '../../pii/index.ts'
import type { CorrectionInput } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { actorFor } from '../use-case-access.ts'

export interface Asked {
  readonly useCase: string
  /** Of the model that would read it: what may be read at home may not be read elsewhere. */
  readonly zone: Zone
}

export function applicable(
  desk: Desk,
  person: SignedIn,
  { useCase, zone, list }: Asked & { readonly list: readonly CorrectionInput[] },
): Corrections {
  const actor = actorFor(desk, person, useCase)
  const of = (kind: CorrectionInput['kind']) =>
    list.filter((one) => one.kind === kind).map(({ value, type }) => ({ text: value, type }))
  const released = of('false-alarm').filter(
    ({ type }) => judgeRelease(desk.gate, actor, { kind: type, zone }).isAllowed,
  )
  return { missed: of('missed'), released }
}
