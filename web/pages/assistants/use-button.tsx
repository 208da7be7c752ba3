import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'

export interface UseButtonProps {
  readonly assistant: Assistant
  readonly look: 'primary' | 'secondary'
}

/** To a new conversation with an assistant, which is made at the first question. */
export function UseButton({ assistant: { id, name, isUsable }, look }: UseButtonProps) {
  const { t } = useTranslation()
  if (!isUsable) return undefined
  return (
    <Link
      to="/"
      search={{ assistent: id }}
      className={`nl-button nl-button--${look}`}
      aria-label={t('assistants.useOne', { name })}
    >
      {t('assistants.use')}
    </Link>
  )
}
