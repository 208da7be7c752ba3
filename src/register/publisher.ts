/** Publishing use cases: what it needs, and the routes by which people do it. */
import type { FastifyInstance } from 'fastify'
import { type AlgoritmeregisterDeps, createAlgoritmeregister } from './adapters/algoritmeregister.ts'
import { readData } from './adapters/read-data.ts'
import type { RegistrationDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import { parseHardWords } from './publication/plain-language.ts'
import type { PublicationDesk } from './publication/publishing.ts'
import { seedPublication } from './publication/seed.ts'
import { parseStandard } from './publication/standard.ts'
import { publicationRoutes } from './routes/publication.ts'
import { createPublicationStore } from './store/publications.ts'

/** What publishing needs beyond keeping the register. */
export interface PublisherDeps extends RegistrationDeps {
  readonly municipality: (tenant: string) => string
  /** Where residents ask: an e-mail address or a page. */
  readonly contact: (tenant: string) => string | undefined
  /** Address of the public page of a use case, when others can reach it. */
  readonly page: (useCase: string) => string | undefined
  /** The account at the Algoritmeregister and the way to it; undefined: files are delivered by hand. */
  readonly algoritmeregister: Pick<AlgoritmeregisterDeps, 'account' | 'fetch' | 'wait'> | undefined
}

/** How people publish. */
export interface Publisher {
  /** Adds the routes below the scope's prefix. */
  routes(scope: FastifyInstance): void
  /** Puts a first version where there is none yet. @throws Error when it does not fit */
  seed(tenant: string, content: unknown): Promise<void>
}

/** Opens publication in the Algoritmeregister; see `publication-contract.ts` for what people can do. */
export function createPublisher(deps: PublisherDeps): Publisher {
  const standard = parseStandard(readData('publication/publication-standard.yaml'))
  const { algoritmeregister, clock } = deps
  const { requestsPerMinute } = standard.delivery
  const desk: PublicationDesk = {
    ...createDesk(deps),
    publications: createPublicationStore(deps.tables),
    standard,
    hardWords: parseHardWords(readData('publication/difficult-words.yaml')),
    municipality: deps.municipality,
    contact: deps.contact,
    page: deps.page,
    deliver: algoritmeregister && createAlgoritmeregister({ ...algoritmeregister, clock, requestsPerMinute }),
  }
  return {
    routes: (scope) => publicationRoutes(scope, desk),
    seed: (tenant, content) => seedPublication(desk, tenant, content),
  }
}
