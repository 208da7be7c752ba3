/** Policy of a municipality: its rules, its versions and who decided about them. What crosses HTTP; browser-safe. */
import { z } from 'zod'
import { role } from '../identity/contract.ts'
import { zones } from '../kernel/zone.ts'
import { formRule } from './form-contract.ts'

const moment = z.iso.datetime()
export const longestPolicy = 100_000
const policyText = z.string().max(longestPolicy)
const reason = z.string().trim().min(1).max(1000)
const revision = z.int().min(1)
/** Says that a text under which nobody can ask anything is what one wants. */
const isConfirmed = z.boolean().default(false)

/** One rule as people read it. */
export const policyRule = z.object({
  id: z.string(),
  effect: z.enum(['permit', 'forbid']),
  /** What the rule is about: a text that leaves, a duty, an answer, or a find that somebody releases. */
  topic: z.enum(['send', 'duty', 'answer', 'release']),
  explanation: z.string(),
  ground: z.string(),
  /** Cedar. */
  text: z.string(),
  /** The same as choices; null when only Cedar can say it. */
  form: formRule.nullable(),
})
export type PolicyRule = z.infer<typeof policyRule>

/**
 * draft: being written · submitted: waits for a second person · approved: will be in force · in-force · superseded: was in
 * force, or was overtaken before it could be · withdrawn.
 */
export const versionStates = ['draft', 'submitted', 'approved', 'in-force', 'superseded', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

const versionFacts = {
  id: z.string(),
  version: z.int().min(1),
  state: z.enum(versionStates),
  /** What evidence records with every decision. */
  hash: z.string(),
  reason: z.string(),
  /** Number of the version it was made from. */
  basedOn: z.int().nullable(),
  revision,
  /** Names of who wrote in it. */
  authors: z.array(z.string()),
  /** Whether the reader wrote in it, and so cannot approve it. */
  isMine: z.boolean(),
  savedAt: moment,
  approvedBy: z.string().nullable(),
  approvedAt: moment.nullable(),
  effectiveAt: moment.nullable(),
}
export const policyVersion = z.object(versionFacts)
export type PolicyVersion = z.infer<typeof policyVersion>

/** `GET /api/v1/policy/versions`: newest first. */
export const policyVersions = z.object({ items: z.array(policyVersion) })

/** `GET /api/v1/policy`: what is in force, for everyone who works here. */
export const policyInForce = z.object({
  version: policyVersion.pick({ version: true, hash: true, effectiveAt: true, approvedBy: true }),
  rules: z.array(policyRule),
  /** What will be in force next. */
  next: z.object({ version: z.int(), effectiveAt: moment }).nullable(),
})
export type PolicyInForce = z.infer<typeof policyInForce>

/** A line of the difference with another version. */
export const diffLine = z.object({
  /** Place in the whole difference, from 0: a gap means that lines were left out. */
  at: z.int(),
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
})
export type DiffLine = z.infer<typeof diffLine>

/** `GET /api/v1/policy/versions/:id` */
export const policyVersionDetail = z.object({
  ...versionFacts,
  text: z.string(),
  rules: z.array(policyRule),
  /** With the version it was made from; unchanged stretches are left out but for three lines. */
  diff: z.array(diffLine),
})
export type PolicyVersionDetail = z.infer<typeof policyVersionDetail>

/** `POST /api/v1/policy/versions`: a draft, made from another version. Without a text it says what that one says. */
export const newPolicyVersion = z.strictObject({
  basedOn: z.int().min(1),
  reason,
  text: policyText.optional(),
  isConfirmed,
})
/** `PUT /api/v1/policy/versions/:id` */
export const policyChange = z.strictObject({ revision, reason, text: policyText, isConfirmed })
/** `POST /api/v1/policy/versions/:id/rules`: one rule of a draft, made in a form. */
export const policyRuleChange = z
  .strictObject({
    revision,
    /** Id of the rule that it takes the place of; null for a new one. */
    replaces: z.string().max(200).nullable(),
    /** Null takes the rule away. */
    rule: formRule.nullable(),
    isConfirmed,
  })
  .refine(({ replaces, rule }) => replaces !== null || rule !== null, {
    path: ['rule'],
    error: 'Welke regel bedoel je?',
  })
/** `POST /api/v1/policy/versions/:id/{submit,return,withdraw}` */
export const policyStep = z.strictObject({ revision })
/** `POST /api/v1/policy/versions/:id/approve`: without a moment it is in force at once. */
export const policyApproval = z.strictObject({ revision, effectiveAt: moment.optional() })

/** `POST /api/v1/policy/check` */
export const policyCheckRequest = z.strictObject({ text: policyText })
export const policyCheck = z.object({
  /** What must be mended before it can be saved. */
  mistakes: z.array(z.object({ rule: z.string(), detail: z.string() })),
  /** What is odd: a rule that holds for nothing, a permission that never counts, nobody who can ask anything. */
  warnings: z.array(
    z.object({ kind: z.enum(['never', 'overruled', 'locks-out']), rule: z.string(), detail: z.string() }),
  ),
})
export type PolicyCheck = z.infer<typeof policyCheck>

export const addressedVersion = z.strictObject({ id: z.string().min(1).max(64) })

/** What a policy says of a text that would leave. */
export const policyOutcome = z.object({
  effect: z.enum(['permit', 'deny']),
  /** `pseudonymise` or `credentials-only`; null when it may not leave. */
  treatment: z.string().nullable(),
  duties: z.array(z.string()),
  /** Ids of the rules that decide. */
  rules: z.array(z.string()),
})
export type PolicyOutcome = z.infer<typeof policyOutcome>

/** `GET /api/v1/policy/matrix` and `…/matrix.csv`: of a version by its id; of the one in force without. */
export const matrixQuery = z.strictObject({ version: z.string().max(64).optional() })
export const policyMatrix = z.object({
  /** The first is empty: a text without personal data. */
  kinds: z.array(z.string()),
  zones: z.array(z.enum(zones)),
  roles: z.array(role),
  useCases: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
  outcomes: z.array(policyOutcome),
  /** Places in `outcomes`, by use case, then role, then kind, then zone. */
  cells: z.array(z.int()),
})
export type PolicyMatrix = z.infer<typeof policyMatrix>

/** `POST /api/v1/policy/versions/:id/what-if` */
export const whatIfRequest = z.strictObject({ days: z.int().min(1).max(366) })
export const policyWhatIf = z.object({
  since: moment,
  /** Decisions that were recorded since then. */
  count: z.int(),
  /** Of those, how many cannot be judged again, because an older record does not say which roles asked. */
  unknown: z.int(),
  /** How many would end differently than under the policy in force. */
  changed: z.int(),
  /** For how many different people and programs. */
  actors: z.int(),
  /** Alike decisions together, most decisions first; at most 200. */
  changes: z.array(
    z.object({
      useCase: z.object({ id: z.string(), name: z.string() }),
      roles: z.array(z.string()),
      zone: z.enum(zones),
      kinds: z.array(z.string()),
      from: policyOutcome,
      to: policyOutcome,
      count: z.int(),
      actors: z.int(),
    }),
  ),
})
export type PolicyWhatIf = z.infer<typeof policyWhatIf>

/** What a policy says beside another: the same, less open, more open, or only other duties. */
export const differences = ['same', 'stricter', 'wider', 'other'] as const
export type Difference = (typeof differences)[number]

/** `GET` and `DELETE /api/v1/policy/shadow`; `PUT /api/v1/policy/versions/:id/shadow` */
export const policyShadow = z.object({
  version: z.object({ id: z.string(), version: z.int(), since: moment }).nullable(),
  counts: z.array(
    z.object({ useCase: z.string(), zone: z.string(), difference: z.enum(differences), decisions: z.int() }),
  ),
})
export type PolicyShadow = z.infer<typeof policyShadow>

/** `GET /api/v1/policy/templates`: policies to start from, with what differs from the one in force. */
export const policyTemplate = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  suits: z.array(z.string()),
  text: z.string(),
  added: z.array(policyRule),
  removed: z.array(policyRule),
})
export type PolicyTemplate = z.infer<typeof policyTemplate>
export const policyTemplates = z.object({ items: z.array(policyTemplate) })
