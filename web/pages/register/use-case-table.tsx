import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredRow } from '../../../src/register/registration-contract.ts'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { day } from '../../i18n/format.ts'
import { RiskTag, StateTag } from './tags.tsx'

type SortKey = 'name' | 'department' | 'reviewDate'

export function UseCaseTable({ rows }: { rows: readonly RegisteredRow[] }) {
  const { t } = useTranslation()
  const [{ key, isDescending }, setOrder] = useState<{ key: SortKey; isDescending: boolean }>({
    key: 'name',
    isDescending: false,
  })
  const sortable = (of: SortKey) => ({
    sorted: key === of ? (isDescending ? ('descending' as const) : ('ascending' as const)) : ('none' as const),
    onSort: () => setOrder({ key: of, isDescending: key === of && !isDescending }),
  })
  const sorted = [...rows].sort((a, b) => a[key].localeCompare(b[key], 'nl') * (isDescending ? -1 : 1))
  return (
    <Table
      label={t('register.title')}
      columns={[
        { name: t('register.name'), ...sortable('name') },
        { name: t('register.department'), isMinor: true, ...sortable('department') },
        { name: t('register.owner'), isMinor: true },
        { name: t('register.risk'), isMinor: true },
        { name: t('register.review'), isMinor: true, ...sortable('reviewDate') },
        { name: t('register.state') },
      ]}
    >
      {sorted.map((row) => (
        <UseCaseRow key={row.id} row={row} />
      ))}
    </Table>
  )
}

function UseCaseRow({ row }: { row: RegisteredRow }) {
  const { t } = useTranslation()
  const { id, name, department, owner, riskClass, reviewDate, state, runsThroughGate, ownerState, isReviewDue } = row
  return (
    <tr>
      <th scope="row">
        <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
          {name}
        </Link>
        <span className="table-note table-narrow">
          {[department, t(`register.risks.${riskClass}`), ownerState === 'present' ? '' : t(`register.${ownerState}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {!runsThroughGate && <span className="table-note">{t('register.outsideGate')}</span>}
      </th>
      <td className="table-minor">{department}</td>
      <td className="table-minor">
        {ownerState === 'present' ? owner : <Tag tone="warning">{t(`register.${ownerState}`)}</Tag>}
      </td>
      <td className="table-minor">
        <RiskTag risk={riskClass} />
      </td>
      <td className="table-minor register-date">
        {day(reviewDate)}
        {isReviewDue && <span className="table-note register-late">{t('register.reviewDue')}</span>}
      </td>
      <td>
        <StateTag state={state} />
      </td>
    </tr>
  )
}
