/** Policies to start from: data files of our own, each as a difference with the policy that is shipped. */
import { parse } from 'yaml'
import { z } from 'zod'
import { createPolicy, type WrittenRule } from '../../policy/index.ts'

const file = z.strictObject({
  name: z.string(),
  summary: z.string(),
  /** When this is a good start. */
  suits: z.array(z.string()).min(1),
  /** Ids of shipped rules that it leaves out. */
  without: z.array(z.string()),
  /** Rules of its own, in Cedar. */
  rules: z.string(),
})

export interface Template {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly suits: readonly string[]
  /** The whole policy. */
  readonly text: string
  readonly rules: readonly WrittenRule[]
}

/** A data file with a policy to start from. */
export interface TemplateSource {
  /** Name of the file, without its ending. */
  readonly id: string
  /** YAML. */
  readonly content: string
}

/** @throws Error when a template is no good: it is ours */
export function readTemplate(
  { id, content }: TemplateSource,
  { shippedPolicy, schema }: { readonly shippedPolicy: string; readonly schema: string },
): Template {
  const { without, rules: own, ...words } = file.parse(parse(content))
  const shipped = createPolicy({ text: shippedPolicy, schema }).rules
  const unknown = without.filter((name) => !shipped.some((rule) => rule.id === name))
  if (unknown.length > 0) throw new Error(`Template ${id} leaves out ${unknown.join()}, which is not there`)
  const kept = shipped.filter((rule) => !without.includes(rule.id)).map((rule) => rule.text)
  const text = `// ${words.name}\n\n${[...kept, own.trim()].join('\n\n')}\n`
  return { id, ...words, text, rules: createPolicy({ text, schema }).rules }
}
