/** A list of questions with the places that answer them, by which the search is measured. */
import { z } from 'zod'

const gold = z
  .object({
    doc: z.string().optional(),
    document: z.string().optional(),
    article: z.string().optional(),
    address: z.string().optional(),
  })
  .transform(({ doc, document, article, address }) => ({ document: document ?? doc, address: address ?? article }))
  .pipe(z.object({ document: z.string(), address: z.string() }))

/** One line of the list; `register` names a kind of question, such as `alledaags` or `vaktaal`. */
export const listedQuestion = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string().min(1).max(8000),
  answerable: z.boolean(),
  register: z.string().max(60).default('alle'),
  gold: z.array(gold).default([]),
})
/** A question with its right answers. */
export type ListedQuestion = z.infer<typeof listedQuestion>
