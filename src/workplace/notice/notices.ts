/** Banners: models that are out of order or slow, as the gate sees them now, and news of the municipality. */
import { Problem } from '../../kernel/problem.ts'
import type { Model } from '../../models/index.ts'
import type { NewsInput, Notice } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredNews } from '../store/news.ts'
import { modelsFor } from '../use-case-access.ts'

/** News first: it is what people should read. Only models this person may use are spoken of. */
export async function listNotices(desk: Desk, person: SignedIn): Promise<Notice[]> {
  const news = await desk.stores.news.current(person.tenant, desk.now())
  return [...news.map(newsNotice), ...modelNotices(desk, person)]
}

export async function addNews(desk: Desk, person: SignedIn, input: NewsInput): Promise<Notice> {
  const { title, text, until } = input
  const row = {
    tenant: person.tenant,
    id: desk.newId(),
    title,
    text,
    until: new Date(until),
    createdAt: desk.now(),
  }
  await desk.stores.news.add(row)
  await desk.record(person, 'notice.published', { notice: row.id, until })
  return newsNotice(row)
}

/** @throws Problem not-found */
export async function removeNews(desk: Desk, person: SignedIn, id: string): Promise<void> {
  if (!(await desk.stores.news.remove(person.tenant, id))) throw new Problem(problems.notFound)
  await desk.record(person, 'notice.removed', { notice: id })
}

function newsNotice({ id, title, text }: StoredNews): Notice {
  return { id, kind: 'news', title, text, models: [] }
}

function modelNotices(desk: Desk, person: SignedIn): Notice[] {
  const models = usable(desk, person)
  const resting = models.filter((model) => desk.gate.models.isResting(model))
  const busy = new Set(desk.gate.models.load().flatMap(({ id, waiting }) => (waiting > 0 ? [id] : [])))
  const slow = models.filter((model) => busy.has(model.id) && !resting.includes(model))
  return [
    ...about(resting, {
      kind: 'outage',
      title: 'Storing',
      one: 'geeft nu geen antwoord',
      many: 'geven nu geen antwoord',
    }),
    ...about(slow, {
      kind: 'slow',
      title: 'Drukte',
      one: 'is druk. Een antwoord duurt langer',
      many: 'zijn druk. Een antwoord duurt langer',
    }),
  ]
}

function usable(desk: Desk, person: SignedIn): Model[] {
  const found = new Set(desk.useCases.list(person.tenant).flatMap((useCase) => modelsFor(desk, person, useCase)))
  return [...found]
}

interface Saying {
  readonly kind: 'outage' | 'slow'
  readonly title: string
  readonly one: string
  readonly many: string
}

function about(models: readonly Model[], { kind, title, one, many }: Saying): Notice[] {
  if (models.length === 0) return []
  const ids = models.map(({ id }) => id)
  const text = `${ids.join(', ')} ${ids.length === 1 ? one : many}.`
  return [{ id: kind, kind, title, text, models: ids }]
}
