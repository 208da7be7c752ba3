import { useTranslation } from 'react-i18next'
import { Dialog } from '../components/dialog.tsx'
import { ShortcutList } from './shortcut-list.tsx'

export function ShortcutDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('shell.shortcuts')} onClose={onClose}>
      <ShortcutList level={3} />
    </Dialog>
  )
}
