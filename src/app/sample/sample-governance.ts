/** What Gemeente Voorbeeldstad has assessed and is writing for the public: so that these pages have something to show. */
import { z } from 'zod'
import type { Assessor, Publisher } from '../../register/index.ts'
import { readYaml } from './read-yaml.ts'

const several = z.array(z.unknown())

/** What is there already stays. */
export async function fillSampleGovernance(
  tenant: string,
  { assessor, publisher }: { readonly assessor: Assessor; readonly publisher: Publisher },
): Promise<void> {
  for (const one of several.parse(readYaml('assessments.yaml'))) await assessor.seed(tenant, one)
  for (const one of several.parse(readYaml('publications.yaml'))) await publisher.seed(tenant, one)
}
