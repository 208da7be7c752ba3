/** Keeps the blind index in step with the texts. */
import type { Opened } from '../conversation/open-conversation.ts'
import type { Desk } from '../desk.ts'
import { blindTerms } from './blind-index.ts'

/** Titles are looked up under an empty message name. */
export const titlePlace = ''

export function indexTitle(desk: Desk, opened: Opened, title: string): Promise<void> {
  return indexMessage(desk, opened, { id: titlePlace, text: title })
}

export async function indexMessage(
  desk: Desk,
  { row, ring }: Opened,
  message: { readonly id: string; readonly text: string },
): Promise<void> {
  const { tenant, owner, id: conversation } = row
  const terms = blindTerms(ring.searchKey(owner), message.text)
  await desk.stores.search.put({ tenant, owner, conversation, message: message.id }, terms)
}
