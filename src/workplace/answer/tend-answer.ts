/** What a person can do with an answer that is there: stop it, rate it. */
import { Problem } from '../../kernel/problem.ts'
import type { RatingInput } from '../contract.ts'
import { openConversation, ratingField } from '../conversation/open-conversation.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'

export interface AnswerPlace {
  /** The conversation. */
  readonly id: string
  readonly answer: string
}

/** Stopping what ended already is fine. @throws Problem not-found */
export async function stopAnswer(desk: Desk, person: SignedIn, { id, answer }: AnswerPlace): Promise<void> {
  const { row } = await openConversation(desk, person, id)
  const found = await desk.stores.messages.find(row.tenant, id, answer)
  if (found === undefined) throw new Problem(problems.notFound)
  const live = desk.live.get(answer)
  if (live?.conversation === id) live.run.stop()
}

/** @param rating null takes it away. @throws Problem not-found */
export async function rateAnswer(
  desk: Desk,
  person: SignedIn,
  { id, answer, rating }: AnswerPlace & { readonly rating: RatingInput | null },
): Promise<void> {
  const { row, ring, key } = await openConversation(desk, person, id)
  const sealed = rating === null ? null : ring.seal(JSON.stringify(rating), key, ratingField(answer))
  const isThere = await desk.stores.messages.rate(row.tenant, id, answer, sealed)
  if (!isThere) throw new Problem(problems.notFound)
}
