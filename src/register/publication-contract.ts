/**
 * Publication in the Algoritmeregister over HTTP: browser-safe, all paths below `/api/v1`, with a session.
 * Who wrote a version cannot release it, and who released it cannot publish it: three people, as the register itself has it.
 *
 * GET  /register/:id/publication                        → publication
 * PUT  /register/:id/publication       publicationChange → publication    (a new version, not released)
 * POST /register/:id/publication/release  versionNamed  → publication
 * POST /register/:id/publication/publish  versionNamed  → publication     (delivers, when that is set up)
 * POST /register/:id/publication/retract  versionNamed  → publication
 * GET  /register/:id/publication/export   ?exportQuery  → a file
 */
import { z } from 'zod'

const reference = z.strictObject({ title: z.string(), link: z.string() })
const longest = 20_000

/** Field names are those of the delivery API, v1_0. Texts may still be too long or missing: that is told as issues. */
export const publicationContent = z.strictObject({
  name: z.string().max(longest),
  description_short: z.string().max(longest),
  organization: z.string().max(longest),
  category: z.array(z.string().max(longest)).max(30),
  status: z.string().max(longest),
  begin_date: z.string().max(longest),
  end_date: z.string().max(longest),
  contact_email: z.string().max(longest),
  website: z.string().max(longest),
  publication_category: z.string().max(longest),
  url: z.string().max(longest),
  goal: z.string().max(longest),
  proportionality: z.string().max(longest),
  human_intervention: z.string().max(longest),
  risks: z.string().max(longest),
  lawful_basis: z.string().max(longest),
  lawful_basis_grouping: z.array(reference).max(30),
  process_index_url: z.string().max(longest),
  impacttoetsen_grouping: z.array(reference).max(30),
  impacttoetsen: z.string().max(longest),
  source_data: z.string().max(longest),
  source_data_grouping: z.array(reference).max(30),
  methods_and_models: z.string().max(longest),
  provider: z.string().max(longest),
  publiccode: z.string().max(longest),
  lang: z.string().max(longest),
  source_id: z.string().max(longest),
  tags: z.string().max(longest),
})
/** What is published about a use case, in the words of the delivery API. */
export type PublicationContent = z.infer<typeof publicationContent>

export const fieldKinds = ['text', 'html', 'choice', 'themes', 'month', 'contact', 'link', 'links', 'tests'] as const

/** A field of the standard as a form shows it. */
export const publicationField = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(fieldKinds),
  max: z.int().nullable(),
  isRequired: z.boolean(),
  options: z.array(z.string()),
})

/** What would be refused. `pointer` names the field. */
export const publicationIssue = z.object({ pointer: z.string(), detail: z.string() })
export type PublicationIssue = z.infer<typeof publicationIssue>

/** What makes a text hard to read. A hint for the writer, never a reason to refuse. */
export const languageHint = z.object({
  field: z.string(),
  kind: z.enum(['long-sentence', 'difficult-word', 'abbreviation', 'passive']),
  found: z.string(),
  advice: z.string(),
})
export type LanguageHint = z.infer<typeof languageHint>

export const publicationStates = ['concept', 'vrijgegeven', 'gepubliceerd', 'ingetrokken'] as const
const who = z.object({ name: z.string(), at: z.iso.datetime() }).nullable()

export const publication = z.object({
  /** 0: a proposal out of the register that nobody saved yet. */
  version: z.int().min(0),
  state: z.enum(publicationStates),
  content: publicationContent,
  fields: z.array(publicationField),
  issues: z.array(publicationIssue),
  hints: z.array(languageHint),
  written: who,
  released: who,
  published: who,
  /** Fields that the register would fill in differently now than when this was published. */
  outOfSync: z.array(z.string()),
  /** The number that the Algoritmeregister gave; null before the first delivery. */
  lars: z.string().nullable(),
  /** Whether the Algoritmeregister can be reached from here; otherwise the file is delivered by hand. */
  canDeliver: z.boolean(),
  may: z.object({ write: z.boolean(), release: z.boolean(), publish: z.boolean(), retract: z.boolean() }),
})
export type Publication = z.infer<typeof publication>

export const versionNamed = z.strictObject({ version: z.int().min(1) })
export const publicationChange = z.strictObject({ version: z.int().min(0), content: publicationContent })
export type PublicationChange = z.infer<typeof publicationChange>
/** `delivery` in the words of the delivery API, `schema` in those of the published JSON schema. */
export const publicationExport = z.strictObject({ format: z.enum(['delivery', 'schema']) })
