/** From the fields of a file to a record of the register, with every issue of the row at once. Pure. */
import { type UseCaseInput, type UseCaseRecord, useCaseSchema } from '../contract.ts'
import type { FoundRow, ImportFields } from './read-import.ts'

export interface Made {
  readonly record: UseCaseRecord | undefined
  readonly issues: readonly { readonly field: string; readonly detail: string }[]
}

export interface MakeOptions {
  readonly fields: ImportFields
  readonly format: 'csv' | 'algoritmeregister' | 'json'
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** An id for a use case without one. */
  readonly idFor: (name: string) => string
}

export function makeRecord({ values }: FoundRow, options: MakeOptions): Made {
  const { format } = options
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const input =
    format === 'json'
      ? given
      : { ...usualOf(options), ...(format === 'csv' ? ofCsv(given) : ofRegister(given, options)) }
  const named = { ...input, id: idOf(given, options) }
  const result = useCaseSchema.safeParse(named)
  if (result.success) return { record: result.data, issues: [] }
  const issues = result.error.issues.map(({ path, code, message }) => ({
    field: nameInFile(path.map(String).join('.') || message, options),
    detail: code === 'invalid_type' ? 'Dit veld ontbreekt of heeft een verkeerde vorm.' : 'Deze waarde kan hier niet.',
  }))
  return { record: undefined, issues }
}

/** People know their own columns, not our names. */
function nameInFile(field: string, { fields, format }: MakeOptions): string {
  const names = format === 'csv' ? fields.csv.fields : format === 'json' ? {} : fields.algoritmeregister.fields
  const [first = '', ...below] = field.split('.')
  const own = format === 'algoritmeregister' && first === 'state' ? 'status' : first
  const column = Object.keys(names).find((name) => names[name] === own)
  return column === undefined ? field : [column, ...below].join('.')
}

function idOf(given: Readonly<Record<string, unknown>>, { idFor }: MakeOptions): unknown {
  const { id } = useCaseSchema.shape
  return id.safeParse(given['id']).success ? given['id'] : idFor(String(given['name'] ?? ''))
}

/** Bought software that the gate does not see, closed until somebody filled in more. */
function usualOf({ fields: { usual }, today }: MakeOptions): Partial<UseCaseInput> {
  const review = new Date(Date.parse(today) + usual.reviewAfterDays * day).toISOString().slice(0, 10)
  return {
    owner: '',
    department: usual.department,
    legalBasis: '',
    role: 'gebruiksverantwoordelijke',
    riskClass: 'onbekend',
    state: 'in-onderzoek',
    zones: [],
    kinds: [],
    relaxOwn: false,
    whoMayUse: 'everyone',
    keepNoText: true,
    retentionDays: 0,
    reviewDate: review,
    runsThroughGate: false,
  }
}

const day = 86_400_000

function ofCsv({ vendor, product, oversight, ...given }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const lists = ['zones', 'kinds', 'dataSubjects'].flatMap((field) =>
    given[field] === undefined ? [] : [[field, listOf(String(given[field]))]],
  )
  return {
    ...given,
    ...Object.fromEntries(lists),
    ...productOf(vendor, product ?? given['name']),
    ...(oversight === undefined ? {} : { oversight: { how: oversight } }),
    // Nothing that is imported passes the gate.
    ...(given['state'] === 'in-gebruik' || given['state'] === 'goedgekeurd' ? { state: 'in-herziening' } : {}),
  }
}

function ofRegister(given: Readonly<Record<string, unknown>>, { fields }: MakeOptions): Record<string, unknown> {
  const { summary, purpose, status, oversight, vendor, category, assessments, ...rest } = given
  const text = (value: unknown, longest: number) => plain(String(value ?? '')).slice(0, longest)
  const { states } = fields.algoritmeregister
  return {
    ...rest,
    ...(rest['legalBasis'] === undefined ? {} : { legalBasis: text(rest['legalBasis'], 500) }),
    purpose: text([summary, purpose].filter(Boolean).join('\n'), 2000),
    state: states[String(status)] ?? (status === undefined ? 'in-onderzoek' : String(status)),
    oversight: { how: text(oversight, 2000) },
    // A high risk that was published stays one until the questions say otherwise.
    riskClass: String(category ?? '').startsWith('Hoog-risico') ? 'hoog' : 'onbekend',
    riskReason: category === undefined ? '' : `In het Algoritmeregister: ${String(category)}`,
    assessments: assessmentsOf(assessments, fields),
    ...productOf(vendor, rest['name']),
  }
}

function productOf(vendor: unknown, name: unknown): Record<string, unknown> {
  if (vendor === undefined || vendor === 'Intern ontwikkeld') return {}
  return { product: { vendor: String(vendor).slice(0, 200), name: String(name ?? '').slice(0, 200) } }
}

function assessmentsOf(given: unknown, { algoritmeregister: { assessments: known } }: ImportFields): object[] {
  const all = Array.isArray(given) ? given : given === undefined ? [] : String(given).split(',')
  return all.flatMap((one: unknown) => {
    const isPair = typeof one === 'object' && one !== null
    const { title = '', link = '' } = isPair ? (one as { title?: string; link?: string }) : { title: String(one) }
    const name = title.trim()
    return name === ''
      ? []
      : [{ kind: known[name] ?? 'ander', title: name.slice(0, 200), reference: link.slice(0, 500) }]
  })
}

/** The limited HTML of the publication standard as text. */
function plain(html: string): string {
  return html
    .replace(/<(br|\/p|\/li|\/div)\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&nbsp;/g, ' ')
    .trim()
}

function listOf(text: string): string[] {
  return text
    .split(/[,|]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
