/** What was judged about the sample's use cases, so that its register looks like one that is kept. */
import { z } from 'zod'
import type { Registration } from '../../register/index.ts'
import { readYaml } from './read-yaml.ts'

const judgements = z.array(
  z.strictObject({
    useCase: z.string(),
    by: z.string(),
    answers: z.record(z.string(), z.string()),
    confirmed: z.array(z.strictObject({ check: z.string(), note: z.string() })),
  }),
)

/** Enters what is not there yet. */
export async function fillSampleJudgements(registration: Registration, tenant: string): Promise<void> {
  const all = judgements.parse(readYaml('judgements.yaml'))
  const usual = { ...registration.allNo(), 'ai-systeem': 'ja', rol: 'leverancier' }
  for (const one of all) await registration.enter(tenant, { ...one, answers: { ...usual, ...one.answers } })
}
