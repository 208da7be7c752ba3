/** Search in one's own history: the blind index finds the messages, the texts themselves give the snippets. */
import type { SearchResult } from '../contract.ts'
import { opened, textIn, titleIn } from '../conversation/open-conversation.ts'
import { summaryOf } from '../conversation/present.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import type { StoredConversation } from '../store/conversations.ts'
import type { Hit } from '../store/search-terms.ts'
import { blindTerms } from './blind-index.ts'
import { titlePlace } from './index-texts.ts'
import { type Snippet, snippetOf } from './snippet.ts'
import { stemsOf } from './terms.ts'

const mostResults = 50

export async function search(desk: Desk, person: SignedIn, query: string): Promise<SearchResult> {
  const { tenant, personId: owner } = person
  const stems = stemsOf(query)
  if (stems.length === 0) return { items: [] }
  const terms = blindTerms(desk.keyring(tenant).searchKey(owner), query)
  const hits = await desk.stores.search.find({ tenant, owner }, terms, mostResults)
  const ids = hits.map(({ conversation }) => conversation)
  const rows = ids.length === 0 ? [] : await desk.stores.conversations.some(tenant, owner, ids)
  const running = ids.length === 0 ? [] : await desk.stores.messages.running(tenant, ids)
  const items: SearchResult['items'] = []
  for (const hit of hits) {
    const row = rows.find(({ id }) => id === hit.conversation)
    const snippet = row === undefined ? undefined : await snippetIn(desk, row, { hit, stems })
    if (row === undefined || snippet === undefined) continue
    const conversation = summaryOf(desk, opened(desk, row), running.includes(row.id))
    const message = hit.message === titlePlace ? null : hit.message
    items.push({ conversation, message, snippet: snippet.text, marks: [...snippet.marks] })
  }
  return { items }
}

/** Undefined for a false match of the index. */
async function snippetIn(
  desk: Desk,
  row: StoredConversation,
  { hit, stems }: { readonly hit: Hit; readonly stems: readonly string[] },
): Promise<Snippet | undefined> {
  const conversation = opened(desk, row)
  if (hit.message === titlePlace) return snippetOf(titleIn(conversation), stems)
  const message = await desk.stores.messages.find(row.tenant, row.id, hit.message)
  return message === undefined ? undefined : snippetOf(textIn(conversation, message), stems)
}
