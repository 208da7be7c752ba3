/** Questions to start with in the sample municipality. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Example } from '../../workplace/index.ts'
import { packageFile } from '../package-file.ts'

const examples = z.array(z.strictObject({ useCase: z.string(), title: z.string().max(60), text: z.string().max(4000) }))

export function sampleExamples(): readonly Example[] {
  return examples.parse(parse(readFileSync(packageFile('src/app/sample/examples.yaml'), 'utf8')))
}
