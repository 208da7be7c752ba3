/** A use case as it is registered: the record that decides at run time what may pass. Browser-safe. */
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import { piiTypes } from '../pii/contract.ts'
import { actRoles, domains, legalArticles, riskClasses, useCaseStates } from './words-contract.ts'

export * from './words-contract.ts'

/** An assessment that was made, here or elsewhere. */
const assessmentReference = z.strictObject({
  /** E.g. `dpia`, `fria`, `pre-scan`, `iama`; the lifecycle asks for it by this name. */
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  title: z.string().trim().min(1).max(200),
  /** Id of an assessment in this house, or where the document lies. */
  reference: z.string().trim().max(500).default(''),
  signedOn: z.iso.date().nullable().default(null),
})

const personId = z.string().min(1).max(63)
const words = z.array(z.string().trim().min(1).max(200)).max(30)

/** The register's record of one use case: what it is for, on what ground, and what may pass the gate for it. */
export const useCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  name: z.string().trim().min(1).max(120),
  purpose: z.string().trim().min(1).max(2000),
  domain: z.enum(domains).nullable().default(null),
  /** Who answers for it, as people read it: a function or a name. Empty: nobody. */
  owner: z.string().trim().max(120),
  /** The person who answers for it, and who stands in. */
  ownerPerson: personId.nullable().default(null),
  deputy: personId.nullable().default(null),
  department: z.string().trim().min(1).max(120),
  legalArticle: z.enum(legalArticles).default('onbekend'),
  /** The public task or duty with the law named; where a special category is processed also the exception of art. 9(2). */
  legalBasis: z.string().trim().max(500),
  role: z.enum(actRoles),
  riskClass: z.enum(riskClasses),
  /** Why this class: the path through the questions, or a person's reasoning. */
  riskReason: z.string().trim().max(2000).default(''),
  state: z.enum(useCaseStates),
  /** Zones whose models may be asked. */
  zones: z.array(z.enum(zones)),
  /** Models that may be asked, within those zones. */
  models: z.union([z.literal('all'), z.array(z.string().min(1).max(120)).max(100)]).default('all'),
  /** Kinds of personal data that may occur in questions. */
  kinds: z.union([z.literal('all'), z.array(z.enum(piiTypes))]),
  /** About whom: residents, applicants, staff. */
  dataSubjects: words.default([]),
  /** Whether pseudonymising may be left out for models in zone `own`; everywhere else it is always done. */
  relaxOwn: z.boolean(),
  whoMayUse: z.union([z.literal('everyone'), z.array(z.string().min(1)).min(1)]),
  /** AI Act art. 14 and 26(2): who watches, how, and what is never left to the system. */
  oversight: z
    .strictObject({
      who: z.string().trim().max(300).default(''),
      how: z.string().trim().max(2000).default(''),
      neverAutomatically: z.string().trim().max(2000).default(''),
    })
    .default({ who: '', how: '', neverAutomatically: '' }),
  /** Nothing of question or answer is kept, also not in a user's own history. */
  keepNoText: z.boolean(),
  /** Shown to users with every answer. */
  notice: z.string().trim().max(500).optional(),
  retentionDays: z.number().int().min(0).max(36_500),
  /** Names of trainings that users follow first (AI Act art. 4). */
  trainingRequired: words.default([]),
  assessments: z.array(assessmentReference).max(30).default([]),
  reviewDate: z.iso.date(),
  /** False for bought software that this house does not see; it is registered all the same. */
  runsThroughGate: z.boolean().default(true),
  /** What was bought, of whom. */
  product: z
    .strictObject({ vendor: z.string().trim().min(1).max(200), name: z.string().trim().min(1).max(200) })
    .nullable()
    .default(null),
})
/** A use case as it is written down. */
export type UseCaseRecord = z.infer<typeof useCaseSchema>
/** The same as it may be handed in: what has a default may be left out. */
export type UseCaseInput = z.input<typeof useCaseSchema>

/** The version in force of a record. */
export type UseCase = Readonly<UseCaseRecord> & { readonly version: number }
