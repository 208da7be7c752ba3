/** A rule of policy as choices instead of text: who × use case × kind of data × zone, and what follows. Browser-safe. */
import { z } from 'zod'
import { role } from '../identity/contract.ts'
import { zones } from '../kernel/zone.ts'
import { piiTypes } from '../pii/contract.ts'

/** What a rule does when all that it names is the case. */
export const deeds = [
  'refuse',
  'protect',
  'allow',
  'allow-readable',
  'notice',
  'keep-no-text',
  'mask-new',
  'withhold-new',
  'allow-new',
  'allow-masked-new',
  'images',
  'no-release',
  'allow-release',
] as const
export type Deed = (typeof deeds)[number]

/** What the register's record of the use case says: beside the zones, kinds and people that it names itself. */
export const recordFacts = [
  'registered',
  'unregistered',
  'not-in-use',
  'role-not-named',
  'zone-not-named',
  'kind-not-named',
  'relaxes-own',
  'has-notice',
  'keeps-no-text',
] as const
export type RecordFact = (typeof recordFacts)[number]

/** some: at least one of these occurs · none: none of these · only: nothing but these · beyond: something but these. */
export const kindChoices = ['some', 'none', 'only', 'beyond'] as const

const isEachOnce = (names: readonly string[]) => new Set(names).size === names.length
const once = { error: 'Kies alles één keer.' }

/** these: one of these · others: none of these. Null: it does not matter. */
const choice = <T extends z.ZodType<string>>(name: T) =>
  z
    .strictObject({ how: z.enum(['these', 'others']), names: z.array(name).min(1).max(100).refine(isEachOnce, once) })
    .nullable()

/** One line: it stands in an annotation of Cedar. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)

const kinds = z
  .array(z.enum(piiTypes))
  .max(piiTypes.length)
  .overwrite((names) => piiTypes.filter((kind) => names.includes(kind)))

/** A rule as a form has it. */
export const formRule = z
  .strictObject({
    /** Recorded with every decision that the rule makes. */
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(64),
    deed: z.enum(deeds),
    /** Why, for people (Dutch, B1). */
    explanation: line(400),
    /** Law article or decision that it stands on. */
    ground: line(300),
    /** People, or programs with a key; null for both. */
    asker: z.enum(['person', 'key']).nullable(),
    roles: choice(role),
    /** Ids of registered use cases; `others` are registered too. */
    useCases: choice(z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)),
    riskClasses: choice(z.string().regex(/^[a-z-]{1,40}$/)),
    record: z.enum(recordFacts).nullable(),
    kinds: z.strictObject({ how: z.enum(kindChoices), names: kinds }).nullable(),
    /** Where the text would go; none named is everywhere. */
    zones: z.array(z.enum(zones)).max(zones.length).refine(isEachOnce, once),
  })
  .superRefine(({ record, useCases, riskClasses, kinds: chosen }, context) => {
    const says = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (record === 'unregistered' && (useCases !== null || riskClasses !== null))
      says('record', 'Wat niet geregistreerd is, heeft geen naam en geen risicoklasse.')
    if (chosen === null) return
    const isCounted = chosen.how === 'some' || chosen.how === 'none'
    if (isCounted && chosen.names.length === 0) says('kinds', 'Kies minstens één soort gegeven.')
    if (!isCounted && chosen.names.includes('SECRET'))
      says('kinds', 'Wachtwoorden haalt de poort altijd weg. Kies ze hier niet.')
  })
export type FormRule = z.infer<typeof formRule>
