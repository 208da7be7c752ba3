import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Assistant, AssistantVersion } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { useToast } from '../../components/toast.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { assistantQuery, assistantsQuery, versionsQuery } from './queries.ts'

/** Every save is a version; going back makes a new one, so nothing is lost. */
export function VersionsSection({ assistant: { id, version: current } }: { assistant: Assistant }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const versions = useQuery(versionsQuery(id))
  const rollback = useMutation({
    mutationFn: (version: number) =>
      ask<Assistant>(`/assistants/${id}/rollback`, { method: 'POST', body: { version } }),
    onSuccess: async (saved, version) => {
      client.setQueryData(assistantQuery(id).queryKey, saved)
      await client.invalidateQueries({ queryKey: assistantsQuery.queryKey })
      toast(t('versions.done', { version }))
    },
  })
  const columns = [
    { name: t('versions.version') },
    { name: t('versions.savedAt') },
    { name: t('versions.savedBy'), isMinor: true },
    { name: t('versions.back'), isHidden: true },
  ]
  return (
    <Section title={t('versions.title')} lead={t('versions.lead')}>
      {rollback.error !== null && <Alert tone="error">{rollback.error.message}</Alert>}
      <Loaded query={versions} lines={3}>
        {(all) => (
          <Table label={t('versions.title')} columns={columns}>
            {[...all]
              .sort((a, b) => b.version - a.version)
              .map((version) => (
                <VersionRow
                  key={version.version}
                  version={version}
                  isCurrent={version.version === current}
                  isBusy={rollback.isPending}
                  onBack={() => rollback.mutate(version.version)}
                />
              ))}
          </Table>
        )}
      </Loaded>
    </Section>
  )
}

interface VersionRowProps {
  readonly version: AssistantVersion
  readonly isCurrent: boolean
  readonly isBusy: boolean
  onBack(): void
}

function VersionRow({ version: { version, savedAt, savedBy }, isCurrent, isBusy, onBack }: VersionRowProps) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">{version}</th>
      <td>
        {dayAndTime(savedAt)}
        <span className="table-note table-narrow">{savedBy}</span>
      </td>
      <td className="table-minor">{savedBy}</td>
      <td className="table-action">
        {isCurrent ? (
          <Tag tone="ok">{t('versions.current')}</Tag>
        ) : (
          <Button aria-label={t('versions.backTo', { version })} disabled={isBusy} onClick={onBack}>
            {t('versions.back')}
          </Button>
        )}
      </td>
    </tr>
  )
}
