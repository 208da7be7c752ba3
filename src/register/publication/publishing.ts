/** Publishing in the Algoritmeregister: write, release, publish, retract. Every step by somebody else than the one before. */
import { authorise, type SignedIn } from '../../identity/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCase } from '../contract.ts'
import { type Desk, mayChange, requireMayChange } from '../desk.ts'
import { problems } from '../problems.ts'
import type { Publication, PublicationChange, PublicationContent } from '../publication-contract.ts'
import type { PublicationStore, StoredPublication } from '../store/publications.ts'
import { checkPublication } from './check-publication.ts'
import type { Deliver } from './deliver.ts'
import { type HardWords, languageHints } from './plain-language.ts'
import { outOfSync, proposePublication, type Surroundings } from './propose-publication.ts'
import { deliveryForm } from './published-form.ts'
import { optionsOf, type Standard } from './standard.ts'

export interface PublicationDesk extends Desk {
  readonly publications: PublicationStore
  readonly standard: Standard
  readonly hardWords: HardWords
  readonly municipality: (tenant: string) => string
  readonly contact: (tenant: string) => string | undefined
  /** Address of the public page of a use case, when others can reach it. */
  readonly page: (useCase: string) => string | undefined
  /** Undefined when no account at the Algoritmeregister is set up. */
  readonly deliver: Deliver | undefined
}

/** @throws Problem not-found */
export async function readPublication(desk: PublicationDesk, person: SignedIn, id: string): Promise<Publication> {
  const useCase = desk.find(person.tenant, id)
  return present(desk, person, useCase)
}

/** @throws Problem not-found, use-case-not-yours, publication-saved-meanwhile */
export async function writePublication(
  desk: PublicationDesk,
  person: SignedIn,
  { id, version, content }: PublicationChange & { readonly id: string },
): Promise<Publication> {
  const { tenant, personId } = person
  const useCase = desk.find(tenant, id)
  requireMayChange(person, useCase)
  const isAdded = await desk.publications.add(tenant, {
    useCase: id,
    version: version + 1,
    content,
    useCaseVersion: useCase.version,
    savedAt: desk.now(),
    savedBy: personId,
  })
  if (!isAdded) throw new Problem(problems.publicationSavedMeanwhile)
  await prove(desk, person, ['publication.written', { id, version: version + 1 }])
  return present(desk, person, useCase)
}

interface Named {
  readonly id: string
  readonly version: number
}

/** @throws Problem not-found, publication-saved-meanwhile, publication-wrong-state, publication-incomplete, four-eyes */
export async function releasePublication(desk: PublicationDesk, person: SignedIn, named: Named): Promise<Publication> {
  const { useCase, stored } = await newest(desk, person, named)
  if (stored.releasedAt !== null) throw new Problem(problems.publicationState)
  if (stored.savedBy === person.personId) throw new Problem(problems.fourEyes)
  const issues = checkPublication(desk.standard, stored.content)
  if (issues.length > 0) throw new Problem(problems.publicationIncomplete, { issues })
  await desk.publications.mark(person.tenant, named, { releasedAt: desk.now(), releasedBy: person.personId })
  await prove(desk, person, ['publication.released', named])
  return present(desk, person, useCase)
}

/**
 * Publishes, and delivers it where that is set up: the act is done when the register says that it is.
 * @throws Problem not-found, publication-saved-meanwhile, publication-wrong-state, four-eyes, algoritmeregister-…
 */
export async function publishPublication(desk: PublicationDesk, person: SignedIn, named: Named): Promise<Publication> {
  const { useCase, stored } = await newest(desk, person, named)
  if (stored.releasedAt === null || stored.publishedAt !== null) throw new Problem(problems.publicationState)
  if ([stored.releasedBy, stored.savedBy].includes(person.personId)) throw new Problem(problems.fourEyes)
  const known = await desk.publications.lars(person.tenant, named.id)
  const lars = (await desk.deliver?.publish(deliveryForm(desk.standard, stored.content), known)) ?? known
  const act = { publishedAt: desk.now(), publishedBy: person.personId, lars }
  await desk.publications.mark(person.tenant, named, act)
  await prove(desk, person, ['publication.published', named, { delivered: desk.deliver !== undefined }])
  return present(desk, person, useCase)
}

/** @throws Problem not-found, publication-saved-meanwhile, publication-wrong-state, algoritmeregister-… */
export async function retractPublication(desk: PublicationDesk, person: SignedIn, named: Named): Promise<Publication> {
  const useCase = desk.find(person.tenant, named.id)
  requireMayChange(person, useCase)
  const published = (await desk.publications.versions(person.tenant, named.id)).find(isPublished)
  if (published?.version !== named.version) throw new Problem(problems.publicationState)
  if (published.lars !== null) await desk.deliver?.retract(published.lars)
  await desk.publications.mark(person.tenant, named, { retractedAt: desk.now(), retractedBy: person.personId })
  await prove(desk, person, ['publication.retracted', named])
  return present(desk, person, useCase)
}

/** The newest version, if that is the one somebody looked at. */
async function newest(
  desk: PublicationDesk,
  person: SignedIn,
  { id, version }: Named,
): Promise<{ readonly useCase: UseCase; readonly stored: StoredPublication }> {
  const { tenant } = person
  const useCase = desk.find(tenant, id)
  requireMayChange(person, useCase)
  const [stored] = await desk.publications.versions(tenant, id)
  if (stored?.version !== version) throw new Problem(problems.publicationSavedMeanwhile)
  return { useCase, stored }
}

function isPublished({ publishedAt, retractedAt }: StoredPublication): boolean {
  return publishedAt !== null && retractedAt === null
}

function stateOf(stored: StoredPublication | undefined): Publication['state'] {
  if (stored === undefined) return 'concept'
  if (stored.retractedAt !== null) return 'ingetrokken'
  if (stored.publishedAt !== null) return 'gepubliceerd'
  return stored.releasedAt === null ? 'concept' : 'vrijgegeven'
}

async function present(desk: PublicationDesk, person: SignedIn, useCase: UseCase): Promise<Publication> {
  const { tenant, personId } = person
  const versions = await desk.publications.versions(tenant, useCase.id)
  const [stored] = versions
  const proposal = await propose(desk, tenant, useCase)
  const content = stored?.content ?? proposal
  const state = stateOf(stored)
  const mayDecide = authorise(person, 'publication.decide') === 'permit' && mayChange(person, useCase)
  const did = (id: string | null | undefined, at: Date | null | undefined) =>
    id == null || at == null ? null : { name: desk.people.find(tenant, id)?.name ?? id, at: at.toISOString() }
  return {
    version: stored?.version ?? 0,
    state,
    content,
    fields: desk.standard.fields.map((field) => ({
      name: field.name,
      title: field.title,
      kind: field.kind,
      max: field.max ?? null,
      isRequired: field.required,
      options: [...optionsOf(desk.standard, field)],
    })),
    issues: checkPublication(desk.standard, content),
    hints: languageHints(desk.hardWords, desk.standard, content),
    written: did(stored?.savedBy, stored?.savedAt),
    released: did(stored?.releasedBy, stored?.releasedAt),
    published: did(stored?.publishedBy, stored?.publishedAt),
    outOfSync: await changedSince(desk, tenant, { useCase, proposal, published: versions.find(isPublished) }),
    lars: await desk.publications.lars(tenant, useCase.id),
    canDeliver: desk.deliver !== undefined,
    may: {
      write: mayChange(person, useCase),
      release: mayDecide && state === 'concept' && stored !== undefined && stored.savedBy !== personId,
      publish: mayDecide && state === 'vrijgegeven' && ![stored?.releasedBy, stored?.savedBy].includes(personId),
      retract: mayDecide && state === 'gepubliceerd',
    },
  }
}

/** Titles of fields that the register would fill in differently now than when the published version was written. */
async function changedSince(
  desk: PublicationDesk,
  tenant: string,
  now: {
    readonly useCase: UseCase
    readonly proposal: PublicationContent
    readonly published: StoredPublication | undefined
  },
): Promise<string[]> {
  const { useCase, proposal, published } = now
  if (published === undefined || published.useCaseVersion === useCase.version) return []
  const then = (await desk.register.versions(tenant, useCase.id)).find(
    ({ version }) => version === published.useCaseVersion,
  )
  if (then === undefined) return []
  const was = await propose(desk, tenant, { ...then.record, version: then.version })
  const changed = new Set<string>(outOfSync(was, proposal))
  return desk.standard.fields.filter(({ name }) => changed.has(name)).map(({ title }) => title)
}

/** What the register itself would publish. */
export async function propose(desk: PublicationDesk, tenant: string, useCase: UseCase): Promise<PublicationContent> {
  const versions = (await desk.register.versions(tenant, useCase.id)).toReversed()
  const monthOf = (is: (state: UseCase['state']) => boolean) =>
    versions
      .find(({ record }) => is(record.state))
      ?.savedAt.toISOString()
      .slice(0, 7)
  const around: Surroundings = {
    municipality: desk.municipality(tenant),
    contact: desk.contact(tenant),
    page: desk.page(useCase.id),
    begunIn: monthOf((state) => state === 'in-gebruik'),
    endedIn: useCase.state === 'gestopt' ? monthOf((state) => state === 'gestopt') : undefined,
  }
  return proposePublication(desk.standard, useCase, around)
}

function prove(
  desk: PublicationDesk,
  person: SignedIn,
  [type, { id, version }, more = {}]: readonly [string, Named, JsonObject?],
): Promise<void> {
  return desk.prove(person, type, { useCase: { id }, publication: version, ...more })
}
