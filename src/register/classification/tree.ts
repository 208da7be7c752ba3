/** The questions of the AI Act as data. The file is `questions.yaml`. */
import { z } from 'zod'
import { actRoles } from '../contract.ts'

const word = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)

const effect = z.strictObject({
  /** The law does not reach it. */
  isOutside: z.boolean().optional(),
  /** Article 5. */
  isProhibited: z.boolean().optional(),
  /** Article 6(1). */
  isAnnexI: z.boolean().optional(),
  /** The item of Annex III, in words. */
  annexIII: z.string().optional(),
  isProfiling: z.boolean().optional(),
  /** Article 6(3). */
  isExempt: z.boolean().optional(),
  role: z.enum(actRoles).optional(),
  duties: z.array(word).optional(),
})

const answer = z.strictObject({
  label: z.string(),
  effect: effect.default({}),
  consequence: z.string().optional(),
})

const question = z.strictObject({
  id: word,
  section: word,
  question: z.string(),
  help: z.string(),
  examples: z.array(z.string()).min(1),
  article: z.string(),
  /** All have to hold. */
  askIf: z.array(z.strictObject({ question: word, in: z.array(word).min(1) })).default([]),
  /** Only when an item of Annex III was named. */
  askIfAnnexIII: z.boolean().default(false),
  answers: z.record(word, answer),
})
export type Question = z.infer<typeof question>

const tree = z
  .strictObject({
    version: z.string(),
    source: z.string(),
    reviewedOn: z.string(),
    sections: z.array(z.strictObject({ id: word, title: z.string() })),
    duties: z.array(z.strictObject({ id: word, title: z.string(), article: z.string() })),
    questions: z.array(question).min(1),
  })
  .superRefine(({ sections, duties, questions }, context) => {
    const seen = new Set<string>()
    for (const [at, { id, section, askIf, answers }] of questions.entries()) {
      const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['questions', at], message })
      if (seen.has(id)) wrong(`${id} twice`)
      if (!sections.some((one) => one.id === section)) wrong(`no section ${section}`)
      for (const condition of askIf)
        if (!seen.has(condition.question)) wrong(`${condition.question} is not asked before`)
      for (const one of Object.values(answers))
        for (const duty of one.effect.duties ?? [])
          if (!duties.some((known) => known.id === duty)) wrong(`no duty ${duty}`)
      seen.add(id)
    }
  })
export type Tree = z.infer<typeof tree>

/** @throws ZodError when a question asks for what was not asked before, or names what is not there */
export function readTree(data: unknown): Tree {
  return tree.parse(data)
}
