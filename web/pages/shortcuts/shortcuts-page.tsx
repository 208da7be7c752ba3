import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'
import { ShortcutList } from '../../shortcuts/shortcut-list.tsx'

export function ShortcutsPage() {
  const { t } = useTranslation()
  return (
    <main className="page">
      <PageHead title={t('shell.shortcuts')} lead={t('shortcuts.lead')} />
      <ShortcutList level={2} />
    </main>
  )
}
