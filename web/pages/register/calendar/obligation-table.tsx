import { useTranslation } from 'react-i18next'
import type { Obligation } from '../../../../src/register/calendar/contract.ts'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'
import { day } from '../../../i18n/format.ts'

const tones = { now: 'ok', soon: 'warning', later: 'neutral' } as const

export function ObligationTable({ items, label }: { items: readonly Obligation[]; label: string }) {
  const { t } = useTranslation()
  return (
    <Table
      label={label}
      columns={[
        { name: t('register.obligations.what') },
        { name: t('register.obligations.from'), isMinor: true },
        { name: t('register.obligations.phase') },
      ]}
    >
      {items.map(({ id, title, text, article, from, source, reviewedOn, phase }) => (
        <tr key={id}>
          <th scope="row">
            {title}
            <span className="table-note table-narrow">{day(from)}</span>
            <span className="table-note">{text}</span>
            <span className="table-note">{article}</span>
            <span className="table-note">{t('register.obligations.source', { source, day: day(reviewedOn) })}</span>
          </th>
          <td className="table-minor register-date">{day(from)}</td>
          <td>
            <Tag tone={tones[phase]}>{t(`register.obligations.phases.${phase}`)}</Tag>
          </td>
        </tr>
      ))}
    </Table>
  )
}
