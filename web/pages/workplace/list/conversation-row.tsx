import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationSummary } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { useConversationActs } from './use-conversation-acts.ts'

export function ConversationRow({ summary, onOpen }: { summary: ConversationSummary; onOpen(): void }) {
  const { t } = useTranslation()
  const acts = useConversationActs(summary)
  const [asking, setAsking] = useState<'rename' | 'delete' | null>(null)
  const items = [
    {
      label: t(summary.isPinned ? 'list.unpin' : 'list.pin'),
      icon: <Icon name="pin" size={18} />,
      onSelect: () => acts.change.mutate({ isPinned: !summary.isPinned }),
    },
    { label: t('list.rename'), icon: <Icon name="edit" size={18} />, onSelect: () => setAsking('rename') },
    {
      label: t('action.delete'),
      icon: <Icon name="trash" size={18} />,
      tone: 'negative' as const,
      onSelect: () => setAsking('delete'),
    },
  ]
  return (
    <li className="list-row">
      <Link to="/gesprek/$id" params={{ id: summary.id }} className="list-link" onClick={onOpen}>
        {summary.isPinned && <Icon name="pin" size={14} />}
        <span className="list-title">{summary.title}</span>
      </Link>
      <Menu items={items} isIcon className="list-more" aria-label={t('list.more', { title: summary.title })}>
        <Icon name="more" size={18} />
      </Menu>
      {asking === 'rename' && (
        <RenameDialog
          title={summary.title}
          onClose={() => setAsking(null)}
          onSave={(title) => acts.change.mutate({ title }, { onSuccess: () => setAsking(null) })}
        />
      )}
      {asking === 'delete' && (
        <Dialog title={t('list.deleteTitle')} onClose={() => setAsking(null)}>
          <p className="nl-paragraph">{t('list.deleteLead')}</p>
          <div className="button-row">
            <Button look="primary" tone="negative" onClick={() => acts.remove.mutate()}>
              {t('list.deleteConfirm')}
            </Button>
            <Button onClick={() => setAsking(null)}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </li>
  )
}

interface RenameDialogProps {
  readonly title: string
  onClose(): void
  onSave(title: string): void
}

function RenameDialog({ title, onClose, onSave }: RenameDialogProps) {
  const { t } = useTranslation()
  const [next, setNext] = useState(title)
  return (
    <Dialog title={t('list.rename')} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          onSave(next)
        }}
      >
        <TextField
          label={t('list.name')}
          value={next}
          maxLength={120}
          required
          onChange={(event) => setNext(event.target.value)}
        />
        <div className="button-row">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
