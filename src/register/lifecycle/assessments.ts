/** The assessments of a use case, from its record and from the house, each with the record that was assessed. Pure. */
import type { UseCase } from '../contract.ts'
import type { StoredUseCase } from '../store/use-cases.ts'
import type { AssessmentStanding } from './judge-checks.ts'

/** An assessment that was made in this house. */
export interface HouseAssessment {
  readonly kind: string
  /** Day it was signed, `YYYY-MM-DD`; null while it is not. */
  readonly signedOn: string | null
  /** The version of the use case that was assessed. */
  readonly version: number
}

/** @param versions newest first */
export function assessmentsOf(
  { assessments }: Pick<UseCase, 'assessments'>,
  versions: readonly StoredUseCase[],
  house: readonly HouseAssessment[],
): AssessmentStanding[] {
  const recordAt = (version: number) => versions.find((one) => one.version === version)?.record ?? null
  const elsewhere = assessments.map(({ kind, title, signedOn }) => {
    // Nobody says which record a document was about: it counts for the one it was first registered with.
    const isThere = ({ record }: StoredUseCase) =>
      record.assessments.some((one) => one.kind === kind && one.title === title && one.signedOn === signedOn)
    return { kind, signedOn, record: versions.findLast(isThere)?.record ?? null }
  })
  return [...elsewhere, ...house.map(({ kind, signedOn, version }) => ({ kind, signedOn, record: recordAt(version) }))]
}
