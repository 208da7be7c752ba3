/** Examples of use cases, and the intake that starts from one. The examples are data (`examples.yaml`). Pure. */
import { z } from 'zod'
import { useCaseFields } from '../registration-contract.ts'
import { type Example, example, type GuideExample } from './contract.ts'

const data = z.strictObject({ version: z.string(), reviewedOn: z.string(), examples: z.array(example).min(1) })
export type Guide = z.infer<typeof data>

export function readGuide(raw: unknown): Guide {
  return data.parse(raw)
}

/** @param today `YYYY-MM-DD`; a new use case is looked at again after half a year */
export function presentGuide({ examples }: Guide, today: string): GuideExample[] {
  return examples.map((one) => ({ ...one, intake: one.riskClass === 'verboden' ? null : intakeOf(one, today) }))
}

/**
 * The class of an example is only likely, so the intake leaves it onbekend: the questions decide. The rest starts closed:
 * own machines, nothing kept, everything pseudonymised.
 */
function intakeOf(one: Example, today: string) {
  const review = new Date(Date.parse(today) + halfYear).toISOString().slice(0, 10)
  return useCaseFields.parse({
    name: one.name,
    purpose: `${one.what} ${one.benefit}`,
    domain: one.domain,
    owner: '',
    department: 'Nog te bepalen',
    legalArticle: one.legalArticle,
    legalBasis: one.legalBasis,
    role: 'gebruiksverantwoordelijke',
    riskClass: 'onbekend',
    riskReason: `Waarschijnlijk ${one.riskClass}: ${one.riskReason}`,
    zones: ['own'],
    kinds: one.kinds,
    dataSubjects: one.dataSubjects,
    relaxOwn: false,
    whoMayUse: ['medewerker'],
    oversight: { who: one.forWhom, how: one.oversight, neverAutomatically: one.never },
    keepNoText: true,
    retentionDays: 0,
    notice: 'Dit komt van een AI-model. Controleer het voordat je het gebruikt.',
    reviewDate: review,
  })
}

const halfYear = 182 * 86_400_000
