/** Problems that people reported: for the owner of a use case and the privacy officer. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../src/workplace/contract.ts'
import { Button } from '../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Table } from '../../components/table.tsx'
import { day } from '../../i18n/format.ts'
import { useSession } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { type ReportState, reportsQuery } from './queries.ts'
import { ReportKind } from './report-kind.tsx'
import { ReportTabs } from './report-tabs.tsx'
import './reports.css'

const states: readonly ReportState[] = ['open', 'handled']

export function ReportsPage() {
  const { t } = useTranslation()
  const { may } = useSession()
  if (!may.includes('report.read') && may.includes('correction.review'))
    return <Navigate to="/meldingen/correcties" replace />
  return (
    <ForVerb verbs={['report.read']} title={t('shell.reports')}>
      <Reports />
    </ForVerb>
  )
}

function Reports() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { staat: state } = useSearch({ from: '/inside/meldingen' })
  const reports = useInfiniteQuery(reportsQuery(state))
  return (
    <main className="page">
      <PageHead title={t('reports.title')} lead={t('reports.lead')} />
      <ReportTabs />
      <Chips
        label={t('reports.filter')}
        value={state}
        options={states.map((value) => ({ value, label: t(`reports.${value}`) }))}
        onChange={(staat) => void navigate({ to: '/meldingen', search: { staat }, replace: true })}
      />
      <Loaded query={reports} lines={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <Empty title={t(state === 'open' ? 'reports.noneOpen' : 'reports.noneHandled')} />
          return <ReportTable reports={items} />
        }}
      </Loaded>
      {reports.hasNextPage && (
        <Button disabled={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
          {t('reports.more')}
        </Button>
      )}
    </main>
  )
}

function ReportTable({ reports }: { reports: readonly Report[] }) {
  const { t } = useTranslation()
  return (
    <Table
      label={t('reports.title')}
      columns={[
        { name: t('reports.what') },
        { name: t('assistant.useCase'), isMinor: true },
        { name: t('reports.by'), isMinor: true },
        { name: t('reports.at'), isMinor: true },
      ]}
    >
      {reports.map(({ id, kind, explanation, resolution, useCase, reportedBy, createdAt }) => (
        <tr key={id}>
          <th scope="row">
            <ReportKind kind={kind} />
            <Link to="/meldingen/$report" params={{ report: id }} className="nl-link report-excerpt">
              {explanation ?? resolution ?? t(`reports.kinds.${kind}`)}
            </Link>
            <span className="table-note table-narrow">{`${useCase.name} · ${reportedBy} · ${day(createdAt)}`}</span>
          </th>
          <td className="table-minor">{useCase.name}</td>
          <td className="table-minor">{reportedBy}</td>
          <td className="table-minor">{day(createdAt)}</td>
        </tr>
      ))}
    </Table>
  )
}
