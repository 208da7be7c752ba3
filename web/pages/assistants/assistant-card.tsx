import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'
import { Tag } from '../../components/tag.tsx'
import { serverText } from '../../i18n/server-text.ts'
import { TrustChips } from './trust-chips.tsx'
import { UseButton } from './use-button.tsx'

export function AssistantCard({ assistant }: { assistant: Assistant }) {
  return (
    <article className="assistant">
      <div className="assistant-text">
        <h2 className="assistant-name">
          <Link to="/assistenten/$assistant" params={{ assistant: assistant.id }} className="nl-link">
            {assistant.name}
          </Link>
          <AssistantState assistant={assistant} />
        </h2>
        {assistant.description !== '' && <p>{assistant.description}</p>}
        <TrustChips assistant={assistant} />
        {assistant.whyNot !== null && <p className="assistant-why">{serverText(assistant.whyNot)}</p>}
      </div>
      <UseButton assistant={assistant} look="secondary" />
    </article>
  )
}

export function AssistantState({ assistant: { isUsable, isReviewDue } }: { assistant: Assistant }) {
  const { t } = useTranslation()
  if (!isUsable) return <Tag tone="error">{t('assistants.unusable')}</Tag>
  return isReviewDue ? <Tag tone="warning">{t('assistants.reviewDue')}</Tag> : undefined
}
