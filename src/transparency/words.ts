/** The words of words.yaml, checked: every code of the register has a word, or the program does not start. */
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import { type PiiType, piiTypes } from '../pii/index.ts'
import { domains, riskClasses } from '../register/contract.ts'

const words = z.strictObject({
  data: z.array(z.strictObject({ words: z.string().min(1), kinds: z.array(z.enum(piiTypes)).min(1) })),
  zones: z.record(z.enum(zones), z.string().min(1)),
  risks: z.record(z.enum(riskClasses), z.strictObject({ name: z.string().min(1), means: z.string().min(1) })),
  domains: z.record(z.enum(domains), z.string().min(1)),
})
export type Words = z.infer<typeof words>

/** @throws Error when a word is missing or a kind of data stands in no group: a mistake in our own file */
export function parseWords(content: unknown): Words {
  const parsed = words.parse(content)
  const grouped = new Set(parsed.data.flatMap(({ kinds }) => kinds))
  const missing = piiTypes.filter((kind) => kind !== 'SECRET' && !grouped.has(kind))
  if (missing.length > 0) throw new Error(`no words for ${missing.join(', ')}`)
  return parsed
}

/** Which data, as a resident would say it; in the order of the file. */
export function dataWords(words: Words, kinds: 'all' | readonly PiiType[]): readonly string[] {
  return words.data
    .filter((group) => kinds === 'all' || group.kinds.some((kind) => kinds.includes(kind)))
    .map((group) => group.words)
}
