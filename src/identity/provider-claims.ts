/**
 * What the provider of a municipality says about a person, read by the rules of its settings. Only issuer and subject say
 * who it is; name, department and groups say what they may and how they are called.
 */
import type { Role } from './roles.ts'

/** How claims are read. */
export interface ClaimRules {
  readonly nameClaim: string
  readonly departmentClaim: string
  readonly groupsClaim: string
  readonly roles: readonly { readonly group: string; readonly role: Role }[]
  /** Levels of assurance that are good enough; empty: any. */
  readonly acrValues: readonly string[]
  /** `always`: the provider asks for a second factor every time, and says nothing of it. */
  readonly secondFactor: 'claims' | 'always'
}

export interface ProviderPerson {
  readonly subject: string
  readonly name: string
  readonly department: string
  readonly groups: readonly string[]
  readonly roles: readonly Role[]
  readonly isStrong: boolean
}

export type ClaimsResult =
  | { readonly ok: true; readonly person: ProviderPerson }
  | { readonly ok: false; readonly why: 'no-subject' | 'subject-is-bsn' | 'level-too-low' }

type Claims = { readonly [name: string]: unknown }

/** Authentication methods that show a second factor or are two in one (RFC 8176 §2). */
const strongMethods = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'iris', 'pop'])
const mostGroups = 200

export function readClaims(claims: Claims, rules: ClaimRules): ClaimsResult {
  const subject = textOf(claims['sub'])
  if (subject === undefined) return { ok: false, why: 'no-subject' }
  if (isBsn(subject)) return { ok: false, why: 'subject-is-bsn' }
  if (rules.acrValues.length > 0 && !rules.acrValues.includes(String(claims['acr'])))
    return { ok: false, why: 'level-too-low' }
  const groups = textsOf(claims[rules.groupsClaim]).slice(0, mostGroups)
  const roles = [...new Set(rules.roles.filter(({ group }) => groups.includes(group)).map(({ role }) => role))]
  const person = {
    subject,
    name: textOf(claims[rules.nameClaim]) ?? 'Naam onbekend',
    department: textOf(claims[rules.departmentClaim]) ?? 'Afdeling onbekend',
    groups,
    roles,
    isStrong: isStrong(claims, rules),
  }
  return { ok: true, person }
}

function isStrong(claims: Claims, { secondFactor, acrValues }: ClaimRules): boolean {
  return (
    secondFactor === 'always' || acrValues.length > 0 || textsOf(claims['amr']).some((way) => strongMethods.has(way))
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 255) : undefined
}

function textsOf(value: unknown): string[] {
  return [value].flat().flatMap((entry) => textOf(entry) ?? [])
}

/** A citizen service number never identifies an employee (Wabb art. 10; NLGov OIDC profile: not as `sub`). */
function isBsn(subject: string): boolean {
  if (!/^\d{8,9}$/.test(subject)) return false
  const digits = [...subject.padStart(9, '0')].map(Number)
  const sum = digits.reduce((total, digit, i) => total + digit * (i === 8 ? -1 : 9 - i), 0)
  return sum % 11 === 0
}
