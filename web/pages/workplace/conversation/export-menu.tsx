import { useTranslation } from 'react-i18next'
import { exportFormats } from '../../../../src/workplace/choices-contract.ts'
import { Icon } from '../../../components/icon.tsx'
import { Menu } from '../../../components/menu.tsx'
import { useToast } from '../../../components/toast.tsx'
import { chosenLanguage } from '../../../i18n/index.ts'
import { download } from './download.ts'

/** The branch on screen as a file, with label, sources and receipts inside. */
export function ExportMenu({ conversation }: { conversation: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const items = exportFormats.map((format) => ({
    label: t(`conversation.formats.${format}`),
    icon: <Icon name="file" size={18} />,
    onSelect: () =>
      void download(`/conversations/${conversation}/export?format=${format}&language=${chosenLanguage()}`).catch(
        (error: Error) => toast(error.message),
      ),
  }))
  return (
    <Menu items={items} aria-label={t('conversation.export')}>
      <Icon name="export" size={18} /> <span className="conversation-export">{t('conversation.export')}</span>
    </Menu>
  )
}
