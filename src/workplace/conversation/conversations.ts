/** Making, finding, changing and really deleting conversations. */
import type { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { runnable } from '../assistant/use-assistant.ts'
import type {
  Conversation,
  ConversationChange,
  ConversationSummary,
  conversationPage,
  NewConversation,
} from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { indexTitle } from '../search/index-texts.ts'
import { access, keepingOf } from '../use-case-access.ts'
import { commitmentKeyName, keyName, openConversation, opened, titleField } from './open-conversation.ts'
import { formatPlace, parsePlace } from './place.ts'
import { attachmentOf, correctionOf, messageOf, summaryOf } from './present.ts'
import { untitled } from './title.ts'
import { newestLeaf } from './tree.ts'

export interface ListQuery {
  readonly folder?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** @throws Problem invalid-input when `after` is no place in a list */
export async function listConversations(
  desk: Desk,
  { tenant, personId }: SignedIn,
  query: ListQuery,
): Promise<z.infer<typeof conversationPage>> {
  const { conversations: store } = desk.stores
  const after = query.after === undefined ? undefined : parsePlace(query.after)
  const rows = await store.list(tenant, personId, { folder: query.folder, after, limit: query.limit + 1 })
  const page = rows.slice(0, query.limit)
  const running = await desk.stores.messages.running(
    tenant,
    page.map(({ id }) => id),
  )
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => summaryOf(desk, opened(desk, row), running.includes(row.id))),
    next: last === undefined ? null : formatPlace(last),
  }
}

/** @throws Problem use-case-not-allowed, model-not-allowed, nothing-is-stored, not-found (folder, assistant) */
export async function createConversation(desk: Desk, person: SignedIn, input: NewConversation): Promise<Conversation> {
  const chosen = input.assistant === undefined ? input : await runnable(desk, person, input.assistant)
  const asked = { useCase: chosen.useCase ?? '', model: input.model ?? chosen.model }
  const { useCase, model } = access(desk, person, asked)
  if (!keepingOf(useCase, 0).isStored) throw new Problem(problems.nothingStored)
  await requireFolder(desk, person, input.folder)
  const at = desk.now()
  const id = desk.newId()
  const ring = desk.keyring(person.tenant)
  const { key, wrapped } = ring.make(keyName(id))
  await desk.stores.conversations.add({
    tenant: person.tenant,
    id,
    owner: person.personId,
    useCase: useCase.id,
    model: model.id,
    assistant: input.assistant ?? null,
    folder: input.folder ?? null,
    isPinned: false,
    dataKey: wrapped,
    commitmentKey: ring.make(commitmentKeyName(id)).wrapped,
    title: ring.seal(untitled, key, titleField(id)),
    activeLeaf: null,
    createdAt: at,
    updatedAt: at,
  })
  return readConversation(desk, person, id)
}

/** @throws Problem not-found */
export async function readConversation(desk: Desk, person: SignedIn, id: string): Promise<Conversation> {
  const found = await openConversation(desk, person, id)
  const { tenant } = person
  const [rows, files, corrected] = await Promise.all([
    desk.stores.messages.list(tenant, id),
    desk.stores.attachments.list(tenant, id),
    desk.stores.corrections.list(tenant, id),
  ])
  const sent = files.filter(({ message }) => message !== null)
  const messages = rows.map((row) => messageOf(found, row, { rows, files: sent, run: desk.live.get(row.id)?.run }))
  const isRunning = messages.some(({ answer }) => answer?.state === 'running')
  return {
    ...summaryOf(desk, found, isRunning),
    messages,
    activeLeaf: newestLeaf(rows, found.row.activeLeaf),
    corrections: corrected.map((row) => correctionOf(found, row)),
    pending: files.filter(({ message }) => message === null).map((file) => attachmentOf(found, file)),
  }
}

/** @throws Problem not-found, model-not-allowed */
export async function changeConversation(
  desk: Desk,
  person: SignedIn,
  at: { readonly id: string; readonly change: ConversationChange },
): Promise<ConversationSummary> {
  const { conversations: store } = desk.stores
  const { row, ring, key } = await openConversation(desk, person, at.id)
  const { title, ...rest } = at.change
  if (rest.model !== undefined) access(desk, person, { useCase: row.useCase, model: rest.model })
  await requireFolder(desk, person, rest.folder)
  if (
    rest.activeLeaf !== undefined &&
    (await desk.stores.messages.find(row.tenant, row.id, rest.activeLeaf)) === undefined
  )
    throw new Problem(problems.notFound)
  const sealed = title === undefined ? {} : { title: ring.seal(title, key, titleField(row.id)) }
  const to = { ...given(rest), ...sealed }
  if (Object.keys(to).length > 0) await store.change(person.tenant, person.personId, row.id, to)
  const after = await openConversation(desk, person, row.id)
  if (title !== undefined) await indexTitle(desk, after, title)
  const running = await desk.stores.messages.running(person.tenant, [row.id])
  return summaryOf(desk, after, running.length > 0)
}

/**
 * Text, data key and commitment key are gone; the ledger keeps commitments that nobody can test any more.
 * @throws Problem not-found
 */
export async function removeConversation(desk: Desk, person: SignedIn, id: string): Promise<void> {
  const { tenant, personId } = person
  for (const one of desk.live.values()) if (one.conversation === id && one.owner === personId) one.run.stop()
  if (!(await desk.stores.conversations.remove(tenant, personId, id))) throw new Problem(problems.notFound)
  await desk.record(person, 'conversations.deleted', { count: 1 })
}

export async function removeAllConversations(desk: Desk, person: SignedIn): Promise<void> {
  const { tenant, personId } = person
  for (const one of desk.live.values()) if (one.owner === personId && one.tenant === tenant) one.run.stop()
  const removed = await desk.stores.conversations.removeAll(tenant, personId)
  if (removed.length > 0) await desk.record(person, 'conversations.deleted', { count: removed.length })
}

async function requireFolder(desk: Desk, person: SignedIn, folder: string | null | undefined): Promise<void> {
  if (typeof folder !== 'string') return
  const found = await desk.stores.folders.find(person.tenant, person.personId, folder)
  if (found === undefined) throw new Problem(problems.notFound)
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
