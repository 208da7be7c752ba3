import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../../components/empty.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { Section } from '../../../components/section.tsx'
import { obligationsQuery } from '../queries.ts'
import { ObligationTable } from './obligation-table.tsx'

/** What the AI Act asks of one use case, and from when. */
export function ObligationsSection({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation()
  const obligations = useQuery(obligationsQuery(id, version))
  return (
    <Section title={t('register.obligations.title')} lead={t('register.obligations.lead')}>
      <Loaded query={obligations} lines={4}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('register.obligations.none')} />
          ) : (
            <ObligationTable items={items} label={t('register.obligations.title')} />
          )
        }
      </Loaded>
    </Section>
  )
}
