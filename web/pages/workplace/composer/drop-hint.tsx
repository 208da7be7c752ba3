import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/icon.tsx'
import './files.css'

/** Over what files can be dropped on, while they hang above it. */
export function DropHint() {
  const { t } = useTranslation()
  return (
    <div className="drop-hint" aria-hidden="true">
      <Icon name="file" size={24} />
      <span>{t('files.drop')}</span>
      <span className="drop-types">{t('files.types')}</span>
    </div>
  )
}
