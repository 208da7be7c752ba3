import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import type { Turn } from './branch.ts'

/** Steps through the alternatives at one place of the conversation: "2 van 3". */
export function BranchSwitch({ turn: { siblings, at }, onBranch }: { turn: Turn; onBranch(message: string): void }) {
  const { t } = useTranslation()
  const [before, after] = [siblings[at - 1], siblings[at + 1]]
  if (siblings.length < 2) return null
  return (
    <span className="branch-switch">
      <Button
        look="subtle"
        isIcon
        aria-label={t('branch.previous')}
        disabled={before === undefined}
        onClick={() => before !== undefined && onBranch(before)}
      >
        <Icon name="left" size={18} />
      </Button>
      <span>{t('branch.place', { at: at + 1, count: siblings.length })}</span>
      <Button
        look="subtle"
        isIcon
        aria-label={t('branch.next')}
        disabled={after === undefined}
        onClick={() => after !== undefined && onBranch(after)}
      >
        <Icon name="right" size={18} />
      </Button>
    </span>
  )
}
