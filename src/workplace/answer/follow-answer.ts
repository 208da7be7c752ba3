/** Watching an answer: first all there is, then every piece, then its end. From any device, as often as one likes. */
import { Problem } from '../../kernel/problem.ts'
import type { AnswerEvent, Message } from '../contract.ts'
import { type Opened, openConversation } from '../conversation/open-conversation.ts'
import { messageOf } from '../conversation/present.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk, LiveAnswer } from '../desk.ts'
import { problems } from '../problems.ts'
import type { AnswerPlace } from './tend-answer.ts'

/** Where the events go. */
export interface Watcher {
  send(event: AnswerEvent): void
  readonly isOpen: boolean
  /** Waits, and resolves at once when nobody watches any more. */
  pause(milliseconds: number): Promise<void>
  /** Resolves when nobody watches any more. */
  readonly left: Promise<void>
}

/** How often to look for an answer that another gate writes. */
const lookAgainMs = 1000

/** An answer as it can be shown now, at once: with the pieces of a running one. */
type Show = (live: LiveAnswer | undefined) => Message

/**
 * Resolves when the answer ended or nobody watches any more.
 * @throws Problem not-found, before anything was sent
 */
export async function followAnswer(
  desk: Desk,
  person: SignedIn,
  { id, answer, watcher }: AnswerPlace & { readonly watcher: () => Watcher },
): Promise<void> {
  const opened = await openConversation(desk, person, id)
  const show = await readAnswer(desk, opened, answer)
  const live = desk.live.get(answer)
  const to = watcher()
  // No turn of the event loop between the snapshot and following: a piece is neither lost nor sent twice.
  to.send({ type: 'snapshot', message: show(live) })
  if (live !== undefined) {
    const unfollow = live.run.follow((text) => to.send({ type: 'delta', text }))
    await Promise.race([live.finished, to.left])
    unfollow()
  }
  let now = (await readAnswer(desk, opened, answer))(undefined)
  while (to.isOpen && now.answer?.state === 'running') {
    await to.pause(lookAgainMs)
    now = (await readAnswer(desk, opened, answer))(undefined)
  }
  if (to.isOpen) to.send({ type: 'ended', message: now })
}

/** @throws Problem not-found */
async function readAnswer(desk: Desk, opened: Opened, answer: string): Promise<Show> {
  const { tenant, id } = opened.row
  const [rows, listed] = await Promise.all([
    desk.stores.messages.list(tenant, id),
    desk.stores.attachments.list(tenant, id),
  ])
  const row = rows.find((one) => one.id === answer)
  if (row?.role !== 'assistant') throw new Problem(problems.notFound)
  const files = listed.filter(({ message }) => message !== null)
  return (live) => messageOf(opened, row, { rows, files, run: live?.run })
}
