/** One thing an administrator would look at, and what to do when it is not as it should be. */
import { z } from 'zod'

export const checkStates = ['ok', 'attention', 'failure'] as const

export const checkSchema = z.object({
  /** Dutch, for a person; the same for the same check. */
  name: z.string(),
  state: z.enum(checkStates),
  /** Dutch: what was seen. */
  detail: z.string(),
  /** Dutch: what to do; null when nothing is. */
  advice: z.string().nullable(),
})
export type Check = z.infer<typeof checkSchema>

export function good(name: string, detail: string): Check {
  return { name, state: 'ok', detail, advice: null }
}

/** Not as it should be, but the gate works. */
export function attention(name: string, detail: string, advice: string): Check {
  return { name, state: 'attention', detail, advice }
}

/** The gate does not work, or is not safe. */
export function failure(name: string, detail: string, advice: string): Check {
  return { name, state: 'failure', detail, advice }
}
