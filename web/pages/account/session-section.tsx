import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OwnSessions } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { serverText } from '../../i18n/server-text.ts'
import { ownSessionsQuery } from './queries.ts'

type OwnSession = OwnSessions['sessions'][number]

/** Where one is signed in; anything unknown can be ended here. */
export function SessionSection() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const sessions = useQuery(ownSessionsQuery)
  const ending = useMutation({
    mutationFn: (path: string) => ask(path, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  const others = sessions.data?.filter(({ isCurrent }) => !isCurrent).length ?? 0
  return (
    <Section
      title={t('sessions.title')}
      action={
        others > 0 && (
          <Button disabled={ending.isPending} onClick={() => ending.mutate('/account/sessions')}>
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {ending.error !== null && <Alert tone="error">{ending.error.message}</Alert>}
      <Loaded query={sessions}>
        {(all) => (
          <Table
            label={t('sessions.title')}
            columns={[
              { name: t('sessions.device') },
              { name: t('sessions.way'), isMinor: true },
              { name: t('sessions.since'), isMinor: true },
              { name: t('sessions.seen') },
              { name: t('sessions.end'), isHidden: true },
            ]}
          >
            {all.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isBusy={ending.isPending}
                onEnd={() => ending.mutate(`/account/sessions/${session.id}`)}
              />
            ))}
          </Table>
        )}
      </Loaded>
    </Section>
  )
}

function SessionRow({ session, isBusy, onEnd }: { session: OwnSession; isBusy: boolean; onEnd(): void }) {
  const { t } = useTranslation()
  const { way, startedAt, lastSeenAt, isCurrent } = session
  const device = serverText(session.device)
  return (
    <tr>
      <th scope="row">{device}</th>
      <td className="table-minor">{t(`sessions.ways.${way}`)}</td>
      <td className="table-minor">{dayAndTime(startedAt)}</td>
      <td>{isCurrent ? <Tag tone="ok">{t('sessions.current')}</Tag> : dayAndTime(lastSeenAt)}</td>
      <td className="table-action">
        {!isCurrent && (
          <Button aria-label={t('sessions.endOne', { device })} disabled={isBusy} onClick={onEnd}>
            {t('sessions.end')}
          </Button>
        )}
      </td>
    </tr>
  )
}
