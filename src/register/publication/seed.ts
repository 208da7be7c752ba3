/** A publication that comes with a sample: a first version, put there once. */
import { z } from 'zod'
import { publicationContent } from '../publication-contract.ts'
import { type PublicationDesk, propose } from './publishing.ts'

const seed = z.strictObject({
  useCase: z.string(),
  /** Person id. */
  by: z.string(),
  content: publicationContent.partial(),
})

export async function seedPublication(desk: PublicationDesk, tenant: string, content: unknown): Promise<void> {
  const { useCase: id, by, content: own } = seed.parse(content)
  const useCase = desk.register.find(tenant, id)
  if (useCase === undefined || (await desk.publications.versions(tenant, id)).length > 0) return
  await desk.publications.add(tenant, {
    useCase: id,
    version: 1,
    content: publicationContent.parse({ ...(await propose(desk, tenant, useCase)), ...own }),
    useCaseVersion: useCase.version,
    savedAt: desk.now(),
    savedBy: by,
  })
}
