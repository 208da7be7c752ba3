/** What the law asks of a use case, and when. The dates are data (`obligations.yaml`). Pure. */
import { z } from 'zod'
import type { Classification } from '../classification/contract.ts'
import { riskClasses, type UseCaseRecord } from '../contract.ts'
import type { Obligation } from './contract.ts'

/** All of its parts have to hold. */
const condition = z.strictObject({
  anyAi: z.literal(true).optional(),
  riskClass: z.array(z.enum(riskClasses)).optional(),
  annex: z.enum(['I', 'III']).optional(),
  /** Whoever is both has the duties of both. */
  role: z.enum(['aanbieder', 'gebruiksverantwoordelijke']).optional(),
  duties: z.array(z.string()).optional(),
})

const law = z.strictObject({
  version: z.string(),
  soonDays: z.int().min(1),
  obligations: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      from: z.iso.date(),
      article: z.string(),
      source: z.string(),
      reviewedOn: z.iso.date(),
      when: z.array(condition).min(1),
    }),
  ),
})
export type CalendarLaw = z.infer<typeof law>

export function readObligations(data: unknown): CalendarLaw {
  return law.parse(data)
}

export interface Judged {
  readonly record: Pick<UseCaseRecord, 'riskClass' | 'role'>
  /** Undefined while the questions were not answered. */
  readonly result: Pick<Classification, 'articles' | 'duties' | 'isOutside'> | undefined
}

/** What applies to a use case, by date. @param today `YYYY-MM-DD` */
export function obligationsOf(calendar: CalendarLaw, judged: Judged, today: string): Obligation[] {
  if (judged.result?.isOutside === true) return []
  const own = calendar.obligations.filter(({ when }) => when.some((one) => holds(one, judged)))
  return dated({ ...calendar, obligations: own }, today)
}

/** Everything, by date. */
export function dated({ obligations, soonDays }: CalendarLaw, today: string): Obligation[] {
  const soon = new Date(Date.parse(today) + soonDays * day).toISOString().slice(0, 10)
  const phase = (from: string) => (from <= today ? 'now' : from <= soon ? 'soon' : 'later')
  return obligations
    .map(({ when: _when, ...rest }) => ({ ...rest, phase: phase(rest.from) }) as const)
    .toSorted((a, b) => a.from.localeCompare(b.from))
}

const day = 86_400_000

function holds({ riskClass, annex, role, duties }: z.infer<typeof condition>, { record, result }: Judged): boolean {
  return (
    (riskClass === undefined || riskClass.includes(record.riskClass)) &&
    (role === undefined || record.role === role || record.role === 'beide') &&
    (annex === undefined || isOfAnnex(annex, result)) &&
    (duties === undefined || duties.some((id) => hasDuty(id, { record, result })))
  )
}

/** A class that a person wrote down without answers counts as Annex III: where a municipality's high risks are. */
function isOfAnnex(annex: 'I' | 'III', result: Judged['result']): boolean {
  const named = (text: string) => result?.articles.some((article) => article.includes(text)) === true
  if (annex === 'I') return named('art. 6 lid 1')
  return named('bijlage III') || !named('art. 6 lid 1')
}

/** Before the questions are answered, a class of transparency stands for its most common duties. */
function hasDuty(id: string, { record, result }: Judged): boolean {
  if (result !== undefined) return result.duties.some((duty) => duty.id === id)
  return record.riskClass === 'transparantie' && ['50-1', '50-2'].includes(id)
}
