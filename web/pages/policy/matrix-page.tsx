/** What may go where: every kind of data, zone, role and use case, as the engine answers it now or under a draft. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyMatrix, PolicyVersion } from '../../../src/rulebook/contract.ts'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { SelectField } from '../../components/field.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { number } from '../../i18n/format.ts'
import { ForVerb } from '../for-verb.tsx'
import './matrix.css'
import { type Filter, passes, rowsOf } from './matrix-rows.ts'
import { MatrixTable } from './matrix-table.tsx'
import './policy.css'
import { PolicyLinks } from './policy-links.tsx'
import { matrixQuery, policyVersionsQuery } from './queries.ts'

export function MatrixPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['policy.review']} title={t('matrix.title')}>
      <MatrixOfVersion />
    </ForVerb>
  )
}

function MatrixOfVersion() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { versie } = useSearch({ from: '/inside/beleid/matrix' })
  const matrix = useQuery(matrixQuery(versie))
  const { data: versions = [] } = useQuery(policyVersionsQuery)
  const file = `/api/v1/policy/matrix.csv${versie === undefined ? '' : `?version=${encodeURIComponent(versie)}`}`
  return (
    <main className="page">
      <PageHead
        title={t('matrix.title')}
        lead={t('matrix.lead')}
        action={
          <a href={file} download className="nl-button nl-button--secondary">
            {t('matrix.download')}
          </a>
        }
      />
      <PolicyLinks />
      <Loaded query={matrix} lines={6}>
        {(known) => (
          <Choose
            matrix={known}
            versions={versions}
            version={versie}
            onVersion={(chosen) =>
              void navigate({ to: '/beleid/matrix', search: chosen === '' ? {} : { versie: chosen }, replace: true })
            }
          />
        )}
      </Loaded>
    </main>
  )
}

interface ChooseProps {
  readonly matrix: PolicyMatrix
  readonly versions: readonly PolicyVersion[]
  readonly version: string | undefined
  onVersion(id: string): void
}

/** What is in use is what people come to see. */
function firstOf({ useCases }: PolicyMatrix): string {
  return (useCases.find(({ state }) => state === 'in-gebruik') ?? useCases[0])?.id ?? ''
}

const filters: readonly Filter[] = ['all', 'open', 'closed']

function Choose({ matrix, versions, version, onVersion }: ChooseProps) {
  const { t } = useTranslation()
  const [useCase, setUseCase] = useState(firstOf(matrix))
  const [role, setRole] = useState<PolicyMatrix['roles'][number]>('medewerker')
  const [filter, setFilter] = useState<Filter>('all')
  if (matrix.useCases.length === 0) return <Empty title={t('matrix.noUseCases')} />
  const rows = rowsOf(matrix, { useCase, role })
  const shown = rows.filter((row) => passes(row, filter))
  return (
    <>
      <div className="matrix-choices">
        <SelectField
          label={t('matrix.version')}
          value={version ?? ''}
          onChange={({ target }) => onVersion(target.value)}
        >
          <option value="">{t('matrix.inForce')}</option>
          {versions
            .filter(({ state, id }) => id === version || !['in-force', 'withdrawn'].includes(state))
            .map(({ id, version: versionNumber, state }) => (
              <option key={id} value={id}>
                {`${t('policy.versionNumber', { version: versionNumber })} (${t(`policy.state.${state}`)})`}
              </option>
            ))}
        </SelectField>
        <SelectField label={t('assistant.useCase')} value={useCase} onChange={({ target }) => setUseCase(target.value)}>
          {matrix.useCases.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('matrix.role')}
          value={role}
          onChange={({ target }) => setRole(matrix.roles.find((name) => name === target.value) ?? role)}
        >
          {matrix.roles.map((name) => (
            <option key={name} value={name}>
              {t(`role.${name}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Chips
        label={t('matrix.filter')}
        value={filter}
        options={filters.map((value) => ({ value, label: t(`matrix.show.${value}`) }))}
        onChange={(chosen) => setFilter(chosen)}
      />
      <p role="status" className="row-detail">
        {t('matrix.count', { count: matrix.cells.length, cells: number(matrix.cells.length) })}
      </p>
      {shown.length === 0 ? <Empty title={t('matrix.none')} /> : <MatrixTable rows={shown} zones={matrix.zones} />}
    </>
  )
}
