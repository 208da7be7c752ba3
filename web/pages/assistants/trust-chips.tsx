import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import { day } from '../../i18n/format.ts'
import { useCasesQuery } from '../workplace/queries.ts'

/** What one wants to know before trusting an assistant: whose, for what, where it runs, when somebody looks at it again. */
export function TrustChips({ assistant }: { assistant: Assistant }) {
  const { t } = useTranslation()
  const { data: useCases } = useQuery(useCasesQuery)
  const useCase = useCases?.find(({ id }) => id === assistant.useCase)
  const model = useCase?.models.find(({ id }) => id === assistant.model)
  const owner = assistant.owner.isMe ? t('assistants.me') : assistant.owner.name
  return (
    <ul className="trust">
      <li>{t('assistants.owner', { owner })}</li>
      <li>{t('assistants.useCase', { name: useCase?.name ?? assistant.useCase })}</li>
      <li>{model === undefined ? t('assistants.zoneUnknown') : <ZoneBadge zone={model.zone} />}</li>
      <li>
        {t(assistant.isReviewDue ? 'assistants.reviewWas' : 'assistants.review', { day: day(assistant.reviewDate) })}
      </li>
    </ul>
  )
}
