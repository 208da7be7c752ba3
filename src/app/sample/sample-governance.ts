/** What Gemeente Voorbeeldstad has assessed and is writing for the public: so that these pages have something to show. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Assessor, Publisher } from '../../register/index.ts'
import { packageFile } from '../package-file.ts'

/** What is there already stays. */
export async function fillSampleGovernance(
  tenant: string,
  { assessor, publisher }: { readonly assessor: Assessor; readonly publisher: Publisher },
): Promise<void> {
  for (const one of readYaml('assessments.yaml')) await assessor.seed(tenant, one)
  for (const one of readYaml('publications.yaml')) await publisher.seed(tenant, one)
}

function readYaml(name: string): readonly unknown[] {
  // Dates stay the text they are written as.
  const read: unknown = parse(readFileSync(packageFile(`src/app/sample/${name}`), 'utf8'), { schema: 'core' })
  return Array.isArray(read) ? read : []
}
