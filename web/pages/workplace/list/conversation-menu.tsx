/** What one can do with a whole conversation, from the list and from its own head. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationSummary } from '../../../../src/workplace/contract.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { MoveDialog } from '../folder/move-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { useConversationActs } from './use-conversation-acts.ts'

export function ConversationMenu({ summary }: { summary: ConversationSummary }) {
  const { t } = useTranslation()
  const acts = useConversationActs(summary)
  const [asking, setAsking] = useState<'rename' | 'move' | 'delete' | null>(null)
  const close = () => setAsking(null)
  const items = [
    {
      label: t(summary.isPinned ? 'list.unpin' : 'list.pin'),
      icon: <Icon name="pin" size={18} />,
      onSelect: () => acts.pin(!summary.isPinned),
    },
    { label: t('list.rename'), icon: <Icon name="edit" size={18} />, onSelect: () => setAsking('rename') },
    { label: t('folder.move'), icon: <Icon name="folder" size={18} />, onSelect: () => setAsking('move') },
    {
      label: t('action.delete'),
      icon: <Icon name="trash" size={18} />,
      tone: 'negative' as const,
      onSelect: () => setAsking('delete'),
    },
  ]
  return (
    <>
      <Menu items={items} isIcon className="list-more" aria-label={t('list.more', { title: summary.title })}>
        <Icon name="more" size={18} />
      </Menu>
      {asking === 'rename' && (
        <RenameDialog
          title={summary.title}
          onClose={close}
          onSave={(title) => {
            close()
            acts.rename(title)
          }}
        />
      )}
      {asking === 'move' && (
        <MoveDialog
          from={summary.folder}
          onClose={close}
          onMove={(folder) => {
            close()
            acts.move(folder)
          }}
        />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('list.deleteTitle')}
          action={t('list.deleteConfirm')}
          error={acts.remove.error}
          isBusy={acts.remove.isPending}
          onConfirm={() => acts.remove.mutate()}
          onClose={close}
        >
          <p className="nl-paragraph">{t('list.deleteLead')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
