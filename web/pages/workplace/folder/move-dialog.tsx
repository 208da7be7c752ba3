/** Chooses the folder a conversation goes to, or makes one for it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../components/dialog.tsx'
import { Icon } from '../../../components/icon.tsx'
import { foldersQuery } from '../queries.ts'
import './folder.css'
import { FolderDialog } from './folder-dialog.tsx'

export interface MoveDialogProps {
  readonly from: string | null
  onClose(): void
  onMove(folder: string | null): void
}

export function MoveDialog({ from, onClose, onMove }: MoveDialogProps) {
  const { t } = useTranslation()
  const { data: folders = [] } = useQuery(foldersQuery)
  const [isMaking, setMaking] = useState(false)
  const places = [{ id: null, name: t('folder.none') }, ...folders]
  if (isMaking) return <FolderDialog onClose={onClose} onSaved={({ id }) => onMove(id)} />
  return (
    <Dialog title={t('folder.move')} onClose={onClose}>
      <ul className="folder-choices">
        {places.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="menu-item"
              aria-current={id === from ? 'true' : undefined}
              onClick={() => onMove(id)}
            >
              <Icon name={id === from ? 'check' : 'folder'} size={18} />
              {name}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="menu-item" onClick={() => setMaking(true)}>
            <Icon name="add" size={18} />
            {t('folder.new')}
          </button>
        </li>
      </ul>
    </Dialog>
  )
}
