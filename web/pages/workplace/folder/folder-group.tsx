import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Folder } from '../../../../src/workplace/contract.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { ConversationItems } from '../list/conversation-items.tsx'
import { conversationQuery } from '../queries.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { useRemoveFolder } from './use-folder-acts.ts'

export function FolderGroup({ folder, onOpen }: { folder: Folder; onOpen(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [asking, setAsking] = useState<'edit' | 'delete' | null>(null)
  const remove = useRemoveFolder(folder.id)
  const holdsCurrent = useHoldsCurrent(folder.id)
  const items = [
    {
      label: t('folder.begin'),
      icon: <Icon name="add" size={18} />,
      onSelect: () => void navigate({ to: '/', search: { map: folder.id } }),
    },
    { label: t('folder.edit'), icon: <Icon name="edit" size={18} />, onSelect: () => setAsking('edit') },
    {
      label: t('folder.delete'),
      icon: <Icon name="trash" size={18} />,
      tone: 'negative' as const,
      onSelect: () => setAsking('delete'),
    },
  ]
  return (
    <div>
      <div className="folder-head list-row">
        <button
          type="button"
          className={`folder-toggle ${holdsCurrent ? 'active' : ''}`}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={16} />
          <span className="list-title">{folder.name}</span>
        </button>
        <Menu items={items} isIcon className="list-more" aria-label={t('folder.more', { name: folder.name })}>
          <Icon name="more" size={18} />
        </Menu>
      </div>
      {isOpen && (
        <div className="folder-items">
          <ConversationItems folder={folder.id} empty={t('folder.empty')} onOpen={onOpen} />
        </div>
      )}
      {asking === 'edit' && <FolderDialog folder={folder} onClose={() => setAsking(null)} />}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('folder.deleteTitle', { name: folder.name })}
          action={t('folder.delete')}
          error={remove.error}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(null)}
        >
          <p className="nl-paragraph">{t('folder.deleteLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Whether the conversation on screen lies in this folder. */
function useHoldsCurrent(folder: string): boolean {
  const id = useParams({ strict: false }).id ?? ''
  const { data } = useQuery({ ...conversationQuery(id), enabled: false })
  return data?.folder === folder
}
