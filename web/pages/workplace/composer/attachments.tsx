import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../../src/workplace/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { bytes } from '../../../i18n/format.ts'
import './files.css'

export interface AttachmentsProps {
  readonly items: readonly Attachment[]
  /** Absent once they were sent. */
  readonly onRemove?: ((id: string) => void) | undefined
}

export function Attachments({ items, onRemove }: AttachmentsProps) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <ul className="attachments">
      {items.map(({ id, name, bytes: size }) => (
        <li key={id} className="attachment">
          <Icon name="file" size={16} />
          <span className="attachment-name">{name}</span>
          <span className="attachment-size">{bytes(size)}</span>
          {onRemove !== undefined && (
            <Button look="subtle" isIcon aria-label={t('composer.removeFile', { name })} onClick={() => onRemove(id)}>
              <Icon name="close" size={16} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
