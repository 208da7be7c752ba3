/** Questions to start with in the sample municipality. */
import { z } from 'zod'
import type { Example } from '../../workplace/index.ts'
import { readYaml } from './read-yaml.ts'

const examples = z.array(z.strictObject({ useCase: z.string(), title: z.string().max(60), text: z.string().max(4000) }))

export function sampleExamples(): readonly Example[] {
  return examples.parse(readYaml('examples.yaml'))
}
