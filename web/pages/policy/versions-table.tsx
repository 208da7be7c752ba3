import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyVersion, PolicyVersionDetail } from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import '../../components/form.css'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/section.tsx'
import { Table } from '../../components/table.tsx'
import { dayAndTime } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { policyVersionsQuery } from './queries.ts'
import { VersionStateTag } from './version-state.tsx'

/** Every version there was; a new one begins as a copy of one of them, so going back is the same act. */
export function VersionsTable({ current }: { current: number }) {
  const { t } = useTranslation()
  const versions = useQuery(policyVersionsQuery)
  const mayWrite = useMay('policy.write')
  const [origin, setOrigin] = useState<number>()
  const columns = [
    { name: t('policy.version') },
    { name: t('policy.reason'), isMinor: true },
    { name: t('policy.authors'), isMinor: true },
    { name: t('policy.stateColumn') },
    ...(mayWrite ? [{ name: t('policy.newFrom'), isHidden: true }] : []),
  ]
  return (
    <Section
      title={t('policy.versions')}
      lead={t('policy.versionsLead')}
      action={mayWrite && <Button onClick={() => setOrigin(current)}>{t('policy.new')}</Button>}
    >
      <Loaded query={versions} lines={3}>
        {(all) => (
          <Table label={t('policy.versions')} columns={columns}>
            {all.map((version) => (
              <VersionRow
                key={version.id}
                version={version}
                onCopy={mayWrite ? () => setOrigin(version.version) : undefined}
              />
            ))}
          </Table>
        )}
      </Loaded>
      {origin !== undefined && <NewVersionDialog origin={origin} onClose={() => setOrigin(undefined)} />}
    </Section>
  )
}

function VersionRow({ version, onCopy }: { version: PolicyVersion; onCopy: (() => void) | undefined }) {
  const { t } = useTranslation()
  const { id, version: number, reason, authors, state, savedAt } = version
  return (
    <tr>
      <th scope="row">
        <Link to="/beleid/versie/$version" params={{ version: id }} className="nl-link">
          {t('policy.versionNumber', { version: number })}
        </Link>
        <span className="table-note">{dayAndTime(savedAt)}</span>
        <span className="table-note table-narrow">{reason}</span>
      </th>
      <td className="table-minor">{reason}</td>
      <td className="table-minor">{authors.join(', ')}</td>
      <td>
        <VersionStateTag state={state} />
      </td>
      {onCopy !== undefined && (
        <td className="table-action">
          {state === 'superseded' && (
            <Button aria-label={t('policy.backTo', { version: number })} onClick={onCopy}>
              {t('policy.back')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

function NewVersionDialog({ origin, onClose }: { origin: number; onClose(): void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const making = useMutation({
    mutationFn: () =>
      ask<PolicyVersionDetail>('/policy/versions', { method: 'POST', body: { basedOn: origin, reason } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: policyVersionsQuery.queryKey })
      await navigate({ to: '/beleid/versie/$version', params: { version: id } })
    },
  })
  return (
    <Dialog title={t('policy.newTitle', { version: origin })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate()
        }}
      >
        {making.error !== null && <Alert tone="error">{making.error.message}</Alert>}
        <TextArea
          label={t('policy.reason')}
          help={t('policy.reasonHelp')}
          rows={3}
          maxLength={1000}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={making.isPending}>
            {t('policy.make')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
