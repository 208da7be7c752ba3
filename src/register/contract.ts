/** A use case as it is registered: the record that decides at run time what may pass. Browser-safe. */
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import { piiTypes } from '../pii/contract.ts'

/** The life of a use case; only `in-gebruik` may pass the gate. */
export const useCaseStates = ['idee', 'in-onderzoek', 'goedgekeurd', 'in-gebruik', 'in-herziening', 'gestopt'] as const
/** One of `useCaseStates`. */
export type UseCaseState = (typeof useCaseStates)[number]

/** AI Act: prohibited (art. 5), high (art. 6), transparency duties (art. 50), minimal. */
export const riskClasses = ['verboden', 'hoog', 'transparantie', 'minimaal'] as const

/** Whose duties the municipality has: provider or deployer (AI Act art. 3). */
export const actRoles = ['aanbieder', 'gebruiksverantwoordelijke'] as const

/** AVG art. 6(1), and where a special category is processed the exception of art. 9(2) in words. */
const legalBasis = z.string().min(1).max(500)

const calendarDate = z.iso.date()

/** The register's record of one use case: what it is for, on what ground, and what may pass the gate for it. */
export const useCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  name: z.string().min(1).max(120),
  purpose: z.string().min(1).max(2000),
  /** Who answers for it: a function or a name. */
  owner: z.string().min(1).max(120),
  department: z.string().min(1).max(120),
  legalBasis,
  role: z.enum(actRoles),
  riskClass: z.enum(riskClasses),
  state: z.enum(useCaseStates),
  /** Zones whose models may be asked. */
  zones: z.array(z.enum(zones)),
  /** Kinds of personal data that may occur in questions. */
  kinds: z.union([z.literal('all'), z.array(z.enum(piiTypes))]),
  /** Whether pseudonymising may be left out for models in zone `own`; everywhere else it is always done. */
  relaxOwn: z.boolean(),
  whoMayUse: z.union([z.literal('everyone'), z.array(z.string().min(1)).min(1)]),
  /** Nothing of question or answer is kept, also not in a user's own history. */
  keepNoText: z.boolean(),
  /** Shown to users with every answer. */
  notice: z.string().max(500).optional(),
  retentionDays: z.number().int().min(0).max(36_500),
  reviewDate: calendarDate,
})
/** A use case as it is written down. */
export type UseCaseRecord = z.infer<typeof useCaseSchema>

/** The version in force of a record. */
export type UseCase = Readonly<UseCaseRecord> & { readonly version: number }
