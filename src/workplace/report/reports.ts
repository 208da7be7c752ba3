/**
 * Reports: what is wrong, harmful or leaks, and requests to allow what was refused. They go to whoever answers for the
 * use case, to who stands in, and to the privacy officer. Texts go along only when the reporter says so, as a copy that is erased on handling.
 */
import { z } from 'zod'
import type { Role } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCase } from '../../register/index.ts'
import { type Report, type ReportInput, reportKinds, type reportPage, type TemporaryReportInput } from '../contract.ts'
import { type Opened, openConversation, textIn } from '../conversation/open-conversation.ts'
import { formatPlace, parsePlace } from '../conversation/place.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { requireOwnReceipt } from '../receipt/receipt.ts'
import type { StoredMessage } from '../store/messages.ts'
import type { ReportScope, StoredReport } from '../store/reports.ts'
import { access } from '../use-case-access.ts'

const keyName = (id: string) => `report/${id}`
const contentField = (id: string) => `report/${id}/content`
const content = z.object({
  explanation: z.string(),
  texts: z.object({ question: z.string(), answer: z.string() }).nullable(),
})
type Content = z.infer<typeof content>

/** Which kinds a role sees of every use case; a CISO gets what may be an incident. */
const kindsOf: { readonly [R in Role]?: readonly Report['kind'][] } = {
  'privacy-officer': reportKinds,
  ciso: ['harmful', 'leak'],
}

/** What somebody sees: kinds of all use cases by role, and everything of the use cases that one answers for or stands in for. */
function scopeOf(desk: Desk, { tenant, personId, roles }: SignedIn): ReportScope {
  const isTheirs = ({ ownerPerson, deputy }: UseCase) => ownerPerson === personId || deputy === personId
  return {
    kinds: [...new Set(roles.flatMap((role) => kindsOf[role] ?? []))],
    useCases: desk.useCases
      .list(tenant)
      .filter(isTheirs)
      .map(({ id }) => id),
  }
}

/** @throws Problem not-found */
export async function makeReport(
  desk: Desk,
  person: SignedIn,
  { id, answer, input }: { readonly id: string; readonly answer: string; readonly input: ReportInput },
): Promise<{ id: string }> {
  const opened = await openConversation(desk, person, id)
  const rows = await desk.stores.messages.list(person.tenant, id)
  const about = rows.find((row) => row.id === answer)
  if (about?.role !== 'assistant' || about.facts === null) throw new Problem(problems.notFound)
  const { receipt, refusal, model } = about.facts
  return addReport(desk, person, {
    kind: input.kind,
    explanation: input.explanation,
    useCase: opened.row.useCase,
    model,
    receipt,
    rules: refusal?.rules.map((rule) => rule.id) ?? [],
    texts: input.includesText ? textsOf(opened, rows, about) : null,
  })
}

/** From a temporary chat. @throws Problem use-case-not-allowed, model-not-allowed, receipt-unknown */
export async function makeTemporaryReport(
  desk: Desk,
  person: SignedIn,
  input: TemporaryReportInput,
): Promise<{ id: string }> {
  access(desk, person, input)
  if (input.receipt !== null) await requireOwnReceipt(desk, person, input.receipt.index)
  return addReport(desk, person, input)
}

async function addReport(desk: Desk, person: SignedIn, told: TemporaryReportInput): Promise<{ id: string }> {
  const { kind, useCase, model, receipt, rules, explanation, texts } = told
  const id = desk.newId()
  const ring = desk.keyring(person.tenant)
  const { key, wrapped } = ring.make(keyName(id))
  await desk.stores.reports.add({
    tenant: person.tenant,
    id,
    kind,
    state: 'open',
    useCase,
    model,
    receiptIndex: receipt?.index ?? null,
    receiptOrigin: receipt?.origin ?? null,
    rules,
    reporter: person.personId,
    dataKey: wrapped,
    content: ring.seal(JSON.stringify({ explanation, texts } satisfies Content), key, contentField(id)),
    resolution: null,
    createdAt: desk.now(),
    handledAt: null,
  })
  const about = receipt === null ? {} : { about: receipt.index }
  const facts = { report: id, kind, useCase: { id: useCase }, model, ...about, includesText: texts !== null }
  await desk.record(person, 'report.made', facts)
  return { id }
}

function textsOf(opened: Opened, rows: readonly StoredMessage[], answer: StoredMessage): Content['texts'] {
  const question = rows.find(({ id }) => id === answer.parentId)
  return { question: question === undefined ? '' : textIn(opened, question), answer: textIn(opened, answer) }
}

export interface ReportQuery {
  readonly state: Report['state']
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first. Seeing what somebody wrote is recorded. @throws Problem invalid-input */
export async function listReports(
  desk: Desk,
  person: SignedIn,
  { state, after, limit }: ReportQuery,
): Promise<z.infer<typeof reportPage>> {
  const place = after === undefined ? undefined : parsePlace(after)
  const from = place === undefined ? undefined : { createdAt: place.updatedAt, id: place.id }
  const rows = await desk.stores.reports.list(person.tenant, {
    state,
    scope: scopeOf(desk, person),
    after: from,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map((row) => present(desk, row))
  const withText = items.filter(({ texts }) => texts !== null).length
  if (withText > 0) await desk.record(person, 'reports.read', { count: withText })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const next = last === undefined ? null : formatPlace({ isPinned: false, updatedAt: last.createdAt, id: last.id })
  return { items, next }
}

/** Closes a report and erases what was told. @throws Problem not-found, report-handled */
export async function handleReport(
  desk: Desk,
  person: SignedIn,
  { id, resolution }: { readonly id: string; readonly resolution: string },
): Promise<Report> {
  const found = await desk.stores.reports.find(person.tenant, id)
  const { kinds, useCases } = scopeOf(desk, person)
  if (found === undefined || !(kinds.includes(found.kind) || useCases.includes(found.useCase)))
    throw new Problem(problems.notFound)
  const handled = await desk.stores.reports.handle(person.tenant, id, { resolution, handledAt: desk.now() })
  if (handled === undefined) throw new Problem(problems.reportHandled)
  await desk.record(person, 'report.handled', { report: id, kind: handled.kind, useCase: { id: handled.useCase } })
  return present(desk, handled)
}

function present(desk: Desk, row: StoredReport): Report {
  const { id, kind, state, useCase, model, receiptIndex, receiptOrigin, rules, resolution } = row
  const told = openContent(desk, row)
  return {
    id,
    kind,
    state,
    useCase: { id: useCase, name: desk.useCases.find(row.tenant, useCase)?.name ?? useCase },
    model,
    receipt: receiptIndex === null || receiptOrigin === null ? null : { index: receiptIndex, origin: receiptOrigin },
    rules,
    createdAt: row.createdAt.toISOString(),
    reportedBy: desk.person(row.tenant, row.reporter)?.name ?? row.reporter,
    explanation: told?.explanation ?? null,
    texts: told?.texts ?? null,
    resolution,
    handledAt: row.handledAt?.toISOString() ?? null,
  }
}

function openContent(desk: Desk, { tenant, id, dataKey, content: sealed }: StoredReport): Content | undefined {
  if (dataKey === null || sealed === null) return undefined
  const ring = desk.keyring(tenant)
  return content.parse(JSON.parse(ring.unseal(sealed, ring.open(dataKey, keyName(id)), contentField(id))))
}
