/** What a use case was like when something was judged about it, and whether that judgement still holds. Pure. */
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { UseCaseRecord } from '../contract.ts'

type Field = keyof UseCaseRecord

export function snapshotOf(record: UseCaseRecord, fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map((field) => [field, (record[field] ?? null) as Json]))
}

/** Fields that are not what they were. Less of a field in `free` is no change. */
export function movedFields(
  before: JsonObject,
  now: UseCaseRecord,
  { fields, free }: { readonly fields: readonly Field[]; readonly free: readonly Field[] },
): Field[] {
  return fields.filter((field) => {
    const [was, is] = [before[field] ?? null, (now[field] ?? null) as Json]
    if (canonicalJson(was) === canonicalJson(is)) return false
    return !(free.includes(field) && isWithin(is, was))
  })
}

/** `all` and `everyone` hold every list; a list holds its parts. */
function isWithin(is: Json, was: Json): boolean {
  if (was === 'all' || was === 'everyone') return true
  return Array.isArray(is) && Array.isArray(was) && is.every((one) => was.includes(one))
}
