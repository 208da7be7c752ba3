/** Who signs, and when an assessment is signed: by each named role, each another person, for exactly these answers. Pure. */
import { calendarDay } from '../../kernel/calendar-day.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/json.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { Answers } from './answers.ts'
import type { Questionnaire } from './questionnaire.ts'

export interface Signature {
  readonly role: string
  readonly hash: string
  readonly signedAt: Date
  readonly signedBy: string
  readonly useCaseVersion: number
}

/** Names a set of answers. */
export function hashOf(kind: string, answers: Answers): string {
  const content = Object.fromEntries([...answers].filter(([, value]) => value !== null)) as Json
  return sha256(canonicalJson({ kind, answers: content })).toString('hex')
}

export interface Standing {
  /** Signatures that are for these answers. */
  readonly valid: readonly Signature[]
  readonly isSigned: boolean
  /** `YYYY-MM-DD` in the Netherlands; null while a signature is missing. */
  readonly signedOn: string | null
  /** The oldest version of the use case that somebody signed for; undefined before the first signature. */
  readonly useCaseVersion: number | undefined
}

export function standingOf({ signers }: Questionnaire, hash: string, signatures: readonly Signature[]): Standing {
  const valid = signatures.filter((one) => one.hash === hash)
  const isSigned = signers.every(({ role }) => valid.some((one) => one.role === role))
  const last = Math.max(...valid.map(({ signedAt }) => signedAt.getTime()))
  return {
    valid,
    isSigned,
    signedOn: isSigned ? calendarDay(last).day : null,
    useCaseVersion: valid.length === 0 ? undefined : Math.min(...valid.map(({ useCaseVersion }) => useCaseVersion)),
  }
}

export interface Signer {
  readonly personId: string
  readonly roles: readonly string[]
}

/** Why somebody cannot sign for a role; undefined when they can. */
export function refusalToSign(
  { signers }: Questionnaire,
  { valid }: Pick<Standing, 'valid'>,
  { signer, role, writers }: { readonly signer: Signer; readonly role: string; readonly writers: readonly string[] },
): 'not-asked' | 'not-your-role' | 'signed' | 'second-person' | undefined {
  const asked = signers.find((one) => one.role === role)
  if (asked === undefined) return 'not-asked'
  if (!signer.roles.includes(role)) return 'not-your-role'
  if (valid.some((one) => one.role === role)) return 'signed'
  const hasSigned = valid.some(({ signedBy }) => signedBy === signer.personId)
  const hasWritten = !asked.mayHaveWritten && writers.includes(signer.personId)
  return hasSigned || hasWritten ? 'second-person' : undefined
}
