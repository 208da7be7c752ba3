/** Before a version is switched on: what it would have done to the decisions of the last weeks. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyWhatIf } from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Chips } from '../../components/chips.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import { number } from '../../i18n/format.ts'
import { OutcomeTag } from './outcome-tag.tsx'

const spans = ['7', '30', '90'] as const
type Span = (typeof spans)[number]

export function WhatIfSection({ version }: { version: string }) {
  const { t } = useTranslation()
  const [days, setDays] = useState<Span>('30')
  const trying = useMutation({
    mutationFn: (span: Span) =>
      ask<PolicyWhatIf>(`/policy/versions/${version}/what-if`, { method: 'POST', body: { days: Number(span) } }),
  })
  return (
    <Section title={t('whatIf.title')} lead={t('whatIf.lead')}>
      <div className="policy-steps">
        <Chips
          label={t('whatIf.span')}
          value={days}
          options={spans.map((value) => ({ value, label: t('whatIf.days', { count: Number(value) }) }))}
          onChange={(chosen) => setDays(chosen)}
        />
        <Button disabled={trying.isPending} onClick={() => trying.mutate(days)}>
          {t(trying.isPending ? 'whatIf.busy' : 'whatIf.try')}
        </Button>
      </div>
      {trying.error !== null && <Alert tone="error">{trying.error.message}</Alert>}
      {trying.data !== undefined && <Consequences said={trying.data} />}
    </Section>
  )
}

function Consequences({ said }: { said: PolicyWhatIf }) {
  const { t } = useTranslation()
  const { count, unknown, changed, actors, changes } = said
  if (count === 0) return <Alert tone="info">{t('whatIf.nothing')}</Alert>
  return (
    <>
      <Alert
        tone={changed === 0 ? 'ok' : 'warning'}
        title={t('whatIf.changed', { count: changed, changed: number(changed), all: number(count) })}
      >
        {changed > 0 && <p>{t('whatIf.actors', { count: actors, actors: number(actors) })}</p>}
        {unknown > 0 && <p>{t('whatIf.unknown', { count: unknown, unknown: number(unknown) })}</p>}
      </Alert>
      {changes.length > 0 && (
        <Table
          label={t('whatIf.changes')}
          columns={[
            { name: t('whatIf.what') },
            { name: t('matrix.role'), isMinor: true },
            { name: t('whatIf.now'), isMinor: true },
            { name: t('whatIf.then') },
            { name: t('whatIf.count') },
          ]}
        >
          {changes.map((change) => (
            <ChangeRow
              key={JSON.stringify([change.useCase, change.roles, change.zone, change.kinds])}
              change={change}
            />
          ))}
        </Table>
      )}
    </>
  )
}

function ChangeRow({ change }: { change: PolicyWhatIf['changes'][number] }) {
  const { t } = useTranslation()
  const { useCase, roles, zone, kinds, from, to, count } = change
  const held = roles.map((role) => t(`role.${role as 'medewerker'}`)).join(', ')
  const words = kinds.map((kind) => t(`kind.${kind as 'BSN'}`)).join(', ')
  return (
    <tr>
      <th scope="row">
        {useCase.name}
        <span className="table-note">{kinds.length === 0 ? t('matrix.noKind') : words}</span>
        <ZoneBadge zone={zone} />
        <span className="table-note table-narrow">{held}</span>
      </th>
      <td className="table-minor">{held}</td>
      <td className="table-minor">
        <OutcomeTag outcome={from} />
      </td>
      <td>
        <OutcomeTag outcome={to} />
        {to.rules.map((rule) => (
          <code key={rule} className="nl-code table-note">
            {rule}
          </code>
        ))}
      </td>
      <td>{number(count)}</td>
    </tr>
  )
}
