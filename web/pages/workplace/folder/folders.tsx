/** Conversations by folder, and below them those outside any folder. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ConversationItems } from '../list/conversation-items.tsx'
import { foldersQuery } from '../queries.ts'
import './folder.css'
import { FolderDialog } from './folder-dialog.tsx'
import { FolderGroup } from './folder-group.tsx'

export function Folders({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation()
  const { data: folders = [] } = useQuery(foldersQuery)
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <section className="folders" aria-label={t('folder.label')}>
        <div className="folder-head">
          <h2 className="list-heading">{t('folder.label')}</h2>
          <Button
            look="subtle"
            isIcon
            className="list-more"
            aria-label={t('folder.new')}
            onClick={() => setMaking(true)}
          >
            <Icon name="add" size={18} />
          </Button>
        </div>
        {folders.map((folder) => (
          <FolderGroup key={folder.id} folder={folder} onOpen={onOpen} />
        ))}
      </section>
      <section className="folders" aria-label={t('list.label')}>
        <h2 className="list-heading">{t('list.label')}</h2>
        <ConversationItems folder="none" empty={t('list.empty')} onOpen={onOpen} />
      </section>
      {isMaking && <FolderDialog onClose={() => setMaking(false)} />}
    </>
  )
}
