/** From a file of somebody else to use cases of the register: what fits, what is wrong, and what has no place. Pure. */
import { z } from 'zod'
import { useCaseStates } from '../contract.ts'
import { readCsv } from './csv.ts'

const names = z.record(z.string(), z.string())
const data = z.strictObject({
  version: z.string(),
  reviewedOn: z.string(),
  algoritmeregister: z.strictObject({
    versions: z.array(z.string()),
    versionFields: z.array(z.string()),
    fields: names,
    states: z.record(z.string(), z.enum(useCaseStates)),
    assessments: names,
  }),
  csv: z.strictObject({ fields: names }),
  usual: z.strictObject({ department: z.string(), reviewAfterDays: z.int() }),
})
export type ImportFields = z.infer<typeof data>

export function readFields(raw: unknown): ImportFields {
  return data.parse(raw)
}

/** One use case of a file, by the register's own names, and what it has no name for. */
export interface FoundRow {
  readonly at: number
  readonly values: Readonly<Record<string, unknown>>
  readonly unknownFields: readonly { readonly field: string; readonly value: string }[]
}

export type Found =
  | { readonly rows: readonly FoundRow[] }
  | { readonly problem: 'unreadable' | 'empty' }
  | { readonly problem: 'unknown-version'; readonly version: string }

/** The first line names the columns. */
export function findInCsv({ csv }: ImportFields, content: string): Found {
  const [head, ...lines] = readCsv(content)
  if (head === undefined || lines.length === 0) return { problem: 'empty' }
  const columns = head.map((name) => name.trim())
  if (!columns.some((name) => csv.fields[fold(name)] === 'name')) return { problem: 'unreadable' }
  const rows = lines.map((cells, index) => {
    const pairs = columns.map((name, at) => [name, (cells[at] ?? '').trim()] as const)
    return sort(index + 2, pairs, (name) => csv.fields[fold(name)])
  })
  return { rows }
}

/** A published register file: a list, one algorithm, or a list below `algorithms`. */
export function findInAlgoritmeregister({ algoritmeregister: own }: ImportFields, content: string): Found {
  const list = listIn(content, 'algorithms')
  if (list === undefined) return { problem: 'unreadable' }
  if (list.length === 0) return { problem: 'empty' }
  for (const one of list) {
    const versions = own.versionFields.flatMap((field) => (one[field] === undefined ? [] : [String(one[field])]))
    const strange = versions.find((version) => !own.versions.includes(version))
    if (strange !== undefined) return { problem: 'unknown-version', version: strange }
  }
  const isVersion = (name: string) => own.versionFields.includes(name)
  const rows = list.map((one, index) =>
    sort(
      index + 1,
      Object.entries(one).filter(([name]) => !isVersion(name)),
      (name) => own.fields[name],
    ),
  )
  return { rows }
}

export const ownFormat = 'stadspoort-register'
/** Versions of the register's own file that can be read. */
export const ownVersions: readonly number[] = [1]

/** What `writeJson` wrote. */
export function findInJson(content: string): Found {
  const file = parse(content)
  if (!isObject(file) || file['format'] !== ownFormat) return { problem: 'unreadable' }
  if (!ownVersions.includes(Number(file['version'])))
    return { problem: 'unknown-version', version: String(file['version']) }
  const list = listIn(content, 'useCases') ?? []
  if (list.length === 0) return { problem: 'empty' }
  return { rows: list.map((values, index) => ({ at: index + 1, values, unknownFields: [] })) }
}

type Pairs = readonly (readonly [string, unknown])[]

function sort(at: number, pairs: Pairs, nameOf: (name: string) => string | undefined): FoundRow {
  const values: Record<string, unknown> = {}
  const unknownFields: { field: string; value: string }[] = []
  for (const [field, value] of pairs) {
    const own = nameOf(field)
    const isEmpty = value === '' || value === null || value === undefined
    if (own !== undefined) values[own] ??= isEmpty ? undefined : value
    else if (!isEmpty)
      unknownFields.push({ field, value: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500) })
  }
  return { at, values, unknownFields }
}

function listIn(content: string, below: string): Record<string, unknown>[] | undefined {
  const file = parse(content)
  const list = Array.isArray(file) ? file : isObject(file) && Array.isArray(file[below]) ? file[below] : [file]
  return list.every(isObject) ? list : undefined
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
