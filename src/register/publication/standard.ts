/** The publication standard as data (publication-standard.yaml), read once and checked. */
import { z } from 'zod'
import { domains, riskClasses, useCaseStates } from '../contract.ts'
import { fieldKinds, publicationContent } from '../publication-contract.ts'

const choice = z.strictObject({ value: z.string(), schema: z.string().optional() })
const fieldName = z.enum(Object.keys(publicationContent.shape) as [keyof typeof publicationContent.shape])

const standardField = z.strictObject({
  name: fieldName,
  /** The same in the published JSON schema. */
  schema: z.string(),
  title: z.string(),
  kind: z.enum(fieldKinds),
  choice: z.string().optional(),
  max: z.int().optional(),
  maxTitle: z.int().optional(),
  required: z.boolean().default(false),
  isPublicText: z.boolean().default(false),
  schemaTitle: z.string().optional(),
  schemaLink: z.string().optional(),
})
export type StandardField = z.infer<typeof standardField>

const standard = z.strictObject({
  version: z.string(),
  reviewedOn: z.iso.date(),
  standard: z.string(),
  schemaVersion: z.string(),
  sources: z.array(z.strictObject({ name: z.string(), place: z.string() })),
  fields: z.array(standardField),
  choices: z.record(z.string(), z.array(choice)),
  themes: z.array(z.string()),
  impactTests: z.array(z.strictObject({ title: z.string(), ours: z.string().optional() })),
  noImpactTest: z.string().min(1),
  proposals: z.strictObject({
    statusOf: z.record(z.enum(useCaseStates), z.string()),
    categoryOf: z.record(z.enum(riskClasses), z.string()),
    themeOf: z.record(z.enum(domains), z.string()),
  }),
  delivery: z.strictObject({ requestsPerMinute: z.int().min(1) }),
})
export type Standard = z.infer<typeof standard>

/** @throws Error when our own file is wrong */
export function parseStandard(content: unknown): Standard {
  const parsed = standard.parse(content)
  const missing = fieldName.options.filter((name) => !parsed.fields.some((field) => field.name === name))
  if (missing.length > 0) throw new Error(`the publication standard misses ${missing.join(', ')}`)
  return parsed
}

/** Values that a field may have; empty when it is free. */
export function optionsOf(
  { choices, themes, impactTests }: Standard,
  { kind, choice: name }: StandardField,
): readonly string[] {
  if (kind === 'themes') return themes
  if (kind === 'tests') return impactTests.map(({ title }) => title)
  return (choices[name ?? ''] ?? []).map(({ value }) => value)
}
