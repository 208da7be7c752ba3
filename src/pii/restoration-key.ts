/** What turns placeholders back into values: made by one act of pseudonymising, of no use for any other. */
import { isJsonObject, type Json } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { kindWords } from './kinds.ts'
import { badKey } from './problems.ts'

/** What turns placeholders back into values. Lives in memory, or with the person whose text it was; never in a log. */
export interface RestorationKey {
  /** Letters and digits that do not occur in the input, lower case. */
  readonly nonce: string
  /** From `PERSOON-1b` (kind, number, form) to the text that stood there. */
  readonly values: ReadonlyMap<string, string>
  /** The kinds that occur among the values. */
  readonly kinds: readonly string[]
}

export function makeKey(nonce: string, values: ReadonlyMap<string, string>): RestorationKey {
  const kinds = new Set<string>()
  for (const label of values.keys()) kinds.add(label.slice(0, label.indexOf('-')))
  return { nonce, values, kinds: [...kinds] }
}

/** A key as JSON text, for a file that only its owner may read: it holds the personal data itself. */
export function serialiseKey(key: RestorationKey): string {
  return `${JSON.stringify({ version: 1, nonce: key.nonce, values: Object.fromEntries(key.values) }, undefined, 1)}\n`
}

const labelForm = /^([A-Z]+)-\d{1,7}[a-z]{0,4}$/

/**
 * Reads what `serialiseKey` wrote.
 * @throws Problem `restoration-key-invalid` for anything else
 */
export function parseKey(text: string): RestorationKey {
  let file: Json
  try {
    file = JSON.parse(text) as Json
  } catch (cause) {
    throw new Problem(badKey, { cause })
  }
  if (!isJsonObject(file) || file.version !== 1) throw new Problem(badKey)
  const { nonce, values } = file
  if (typeof nonce !== 'string' || !/^[a-z0-9]{2,32}$/.test(nonce) || !isJsonObject(values)) throw new Problem(badKey)
  const entries = Object.entries(values).map(([label, value]): [string, string] => {
    const kind = labelForm.exec(label)?.[1]
    if (kind === undefined || !kindWords.has(kind) || typeof value !== 'string') throw new Problem(badKey)
    return [label, value]
  })
  return makeKey(nonce, new Map(entries))
}
