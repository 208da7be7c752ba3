/** What goes in and out of the search in a municipality's own documents. */
import { z } from 'zod'

/** A short name that is fit for an address and a command. */
export const collectionId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)

/** A question with the name its asker gave it. */
export const question = z.object({
  id: z.union([z.string().max(200), z.number()]),
  question: z.string().min(1).max(8000),
})
/** A question to search with. */
export type Question = z.infer<typeof question>

/** A passage that was found, with the place where it stands. */
export const foundPassage = z.object({
  document: z.string(),
  address: z.string(),
  score: z.number(),
  text: z.string(),
  /** The sentence in the text that seems to answer; null where none is marked. Places count UTF-16 code units. */
  answer: z.object({ start: z.number(), end: z.number() }).nullable(),
})
export type FoundPassage = z.infer<typeof foundPassage>

/** Passages for one question, best first; `answerable` says whether the sources seem to answer it at all. */
export const answeredQuestion = z.object({
  id: question.shape.id,
  answerable: z.boolean(),
  results: z.array(foundPassage),
})
/** What a question found. */
export type AnsweredQuestion = z.infer<typeof answeredQuestion>

/** What an import did with the files it was given. */
export const importResult = z.object({
  added: z.number(),
  unchanged: z.number(),
  passages: z.number(),
  /** Files that could not be read, with a reason (Dutch). */
  failed: z.array(z.object({ file: z.string(), reason: z.string() })),
})
/** The result of one import. */
export type ImportResult = z.infer<typeof importResult>
