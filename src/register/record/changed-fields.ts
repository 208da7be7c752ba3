import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json } from '../../kernel/json.ts'
import type { UseCaseRecord } from '../contract.ts'

/** Names of the fields that differ between two versions, in the order of the record. */
export function changedFields(before: UseCaseRecord, after: UseCaseRecord): (keyof UseCaseRecord)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof UseCaseRecord)[])
  const text = (value: unknown) => canonicalJson((value ?? null) as Json)
  return [...names].filter((name) => (name as string) !== 'version' && text(before[name]) !== text(after[name]))
}
