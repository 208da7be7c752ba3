import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportedRow } from '../../../../src/register/exchange/contract.ts'
import { Table } from '../../../components/table.tsx'
import { Tag } from '../../../components/tag.tsx'

const tones = { new: 'ok', exists: 'neutral', wrong: 'error' } as const

/** Every row of a file with what comes of it, all that is wrong, and what the register has no place for. */
export function ImportedRows({ rows }: { rows: readonly ImportedRow[] }) {
  const { t } = useTranslation()
  return (
    <Table
      label={t('register.import')}
      columns={[
        { name: t('register.imports.at') },
        { name: t('register.name') },
        { name: t('register.imports.outcome') },
      ]}
    >
      {rows.map(({ at, name, outcome, id, issues, unknownFields }) => (
        <tr key={at}>
          <td>{at}</td>
          <th scope="row">
            {outcome === 'exists' && id !== null ? (
              <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
                {name || id}
              </Link>
            ) : (
              name
            )}
            {issues.map(({ field, detail }) => (
              <span key={field} className="table-note register-late">{`${field}: ${detail}`}</span>
            ))}
            {unknownFields.map(({ field, value }) => (
              <span key={field} className="table-note">
                {t('register.imports.unknown', { field, value })}
              </span>
            ))}
          </th>
          <td>
            <Tag tone={tones[outcome]}>{t(`register.imports.outcomes.${outcome}`)}</Tag>
          </td>
        </tr>
      ))}
    </Table>
  )
}
