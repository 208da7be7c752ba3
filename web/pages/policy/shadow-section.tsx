/** Shadow mode: the version is judged with every question and decides nothing; here is what it would have said. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { differences, type PolicyShadow } from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { dayAndTime, number } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { shadowQuery } from './queries.ts'

export function ShadowSection({ version }: { version: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('policy.write')
  const shadow = useQuery(shadowQuery)
  const isOn = shadow.data?.version?.id === version
  const turning = useMutation({
    mutationFn: () =>
      isOn
        ? ask<PolicyShadow>('/policy/shadow', { method: 'DELETE' })
        : ask<PolicyShadow>(`/policy/versions/${version}/shadow`, { method: 'PUT' }),
    onSuccess: (saved) => client.setQueryData(shadowQuery.queryKey, saved),
  })
  return (
    <Section
      title={t('shadow.title')}
      lead={t('shadow.lead')}
      action={
        mayWrite &&
        shadow.data !== undefined && (
          <Button disabled={turning.isPending} onClick={() => turning.mutate()}>
            {t(isOn ? 'shadow.stop' : 'shadow.start')}
          </Button>
        )
      }
    >
      {turning.error !== null && <Alert tone="error">{turning.error.message}</Alert>}
      <Loaded query={shadow} lines={2}>
        {(known) => <ShadowState shadow={known} isOn={isOn} />}
      </Loaded>
    </Section>
  )
}

function ShadowState({ shadow: { version, counts }, isOn }: { shadow: PolicyShadow; isOn: boolean }) {
  const { t } = useTranslation()
  if (version === null) return undefined
  if (!isOn) return <p className="nl-paragraph">{t('shadow.other', { version: version.version })}</p>
  return (
    <>
      <p className="nl-paragraph">{t('shadow.since', { moment: dayAndTime(version.since) })}</p>
      {counts.length === 0 ? (
        <p className="nl-paragraph">{t('shadow.none')}</p>
      ) : (
        <Table
          label={t('shadow.title')}
          columns={[{ name: t('assistant.useCase') }, ...differences.map((name) => ({ name: t(`shadow.is.${name}`) }))]}
        >
          {[...new Set(counts.map(({ useCase }) => useCase))].map((useCase) => (
            <tr key={useCase}>
              <th scope="row">{useCase}</th>
              {differences.map((name) => (
                <td key={name}>{number(sumOf(counts, useCase, name))}</td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}

function sumOf(counts: PolicyShadow['counts'], useCase: string, name: (typeof differences)[number]): number {
  return counts
    .filter((row) => row.useCase === useCase && row.difference === name)
    .reduce((sum, { decisions }) => sum + decisions, 0)
}
