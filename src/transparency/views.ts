/** What the pages show now, gathered from the register, the models and the ledger. */
import { type PublicChange, publicChanges } from './changes.ts'
import type { TransparencyDeps } from './deps.ts'
import { feed } from './feed.ts'
import { layout, type Page } from './pages/layout.ts'
import { overviewPage } from './pages/overview-page.ts'
import { useCasePage } from './pages/use-case-page.ts'
import { type Beside, isPublic, publicUseCase } from './public-use-case.ts'
import { remember } from './remember.ts'
import type { UsageStore } from './store.ts'
import type { Words } from './words.ts'

export interface Views {
  overview(): Promise<string>
  /** Undefined for what is not there or not public. */
  useCase(id: string): Promise<string | undefined>
  feed(): Promise<string>
  verifierKey(): string
  checkpoint(): Promise<string>
}

export function createViews(deps: TransparencyDeps, store: UsageStore, words: Words): Views {
  const beside = (tenant: string): Beside => ({ words, models: deps.models(), people: deps.people(tenant) })
  const inUse = (tenant: string) =>
    deps
      .useCases(tenant)
      .filter(isPublic)
      .map((useCase) => publicUseCase(useCase, beside(tenant)))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  const changes = async (tenant: string): Promise<PublicChange[]> =>
    publicChanges(await deps.history(tenant), beside(tenant))
  const ledger = () => deps.ledger(deps.municipality().id)
  const fresh = remember(deps.clock)
  const framed = (page: Page) => layout({ municipality: deps.municipality(), styleSheet: deps.styleSheet() }, page)
  const overview = async () => {
    const { id: tenant, name } = deps.municipality()
    const { verifierKey } = ledger()
    const { text, size } = await ledger().publish()
    return framed(
      overviewPage({
        municipality: name,
        useCases: inUse(tenant),
        models: deps.models(),
        figures: await store.all(tenant),
        changes: await changes(tenant),
        log: { verifierKey, checkpoint: text, size },
        contact: deps.contact(tenant),
        words,
      }),
    )
  }
  const oneUseCase = async (id: string) => {
    const { id: tenant } = deps.municipality()
    const found = inUse(tenant).find((one) => one.id === id)
    if (found === undefined) return undefined
    const figures = (await store.all(tenant)).filter((figure) => figure.useCase === id)
    const registration = deps.registration(tenant, id)
    return framed(useCasePage({ useCase: found, figures, words, contact: deps.contact(tenant), registration }))
  }
  const changeFeed = async () => {
    const { id: tenant, name } = deps.municipality()
    return feed({ municipality: name, address: `${deps.publicUrl()}/transparantie`, changes: await changes(tenant) })
  }
  const checkpoint = async () => (await ledger().publish()).text
  return {
    overview: () => fresh('overview', overview),
    useCase: (id) =>
      inUse(deps.municipality().id).some((one) => one.id === id)
        ? fresh(`use-case ${id}`, () => oneUseCase(id))
        : Promise.resolve(undefined),
    feed: () => fresh('feed', changeFeed),
    verifierKey: () => `${ledger().verifierKey}\n`,
    checkpoint: () => fresh('checkpoint', checkpoint),
  }
}
