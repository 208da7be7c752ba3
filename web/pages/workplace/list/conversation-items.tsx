/** The conversations of one folder, or of none: pinned ones first, a page at a time. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { conversationsQuery } from '../queries.ts'
import { ConversationRow } from './conversation-row.tsx'

export interface ConversationItemsProps {
  /** A folder's id, or `none`. */
  readonly folder: string
  /** What stands here when there are none. */
  readonly empty: string
  onOpen(): void
}

export function ConversationItems({ folder, empty, onOpen }: ConversationItemsProps) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(conversationsQuery(folder))
  return (
    <Loaded query={list}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        return (
          <>
            {items.length === 0 && <p className="list-note">{empty}</p>}
            <ul className="list-items">
              {items.map((summary) => (
                <ConversationRow key={summary.id} summary={summary} onOpen={onOpen} />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button look="subtle" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('list.showMore')}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
