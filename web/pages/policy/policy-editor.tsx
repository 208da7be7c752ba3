/** The text of a draft, for who writes Cedar: checked while one writes, saved only when it is right. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyCheck, PolicyVersionDetail } from '../../../src/rulebook/contract.ts'
import { ApiError, ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import '../../components/form.css'
import { Section } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { useSettled } from '../workplace/use-settled.ts'
import { policyVersionQuery, policyVersionsQuery } from './queries.ts'

export function PolicyEditor({ version }: { version: PolicyVersionDetail }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const { id, revision } = version
  const [reason, setReason] = useState(version.reason)
  const [text, setText] = useState(version.text)
  const saving = useMutation({
    mutationFn: (isConfirmed: boolean) =>
      ask<PolicyVersionDetail>(`/policy/versions/${id}`, {
        method: 'PUT',
        body: { revision, reason, text, isConfirmed },
      }),
    onSuccess: async (saved) => {
      client.setQueryData(policyVersionQuery(id).queryKey, saved)
      await client.invalidateQueries({ queryKey: policyVersionsQuery.queryKey, exact: true })
      toast(t('policy.saved'))
    },
  })
  return (
    <Section title={t('policy.editor')} lead={t('policy.editorLead')}>
      <form
        className="form policy-editor"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate(false)
        }}
      >
        <TextArea
          label={t('policy.reason')}
          rows={2}
          maxLength={1000}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <TextArea
          label={t('policy.cedar')}
          className="utrecht-textarea policy-cedar"
          rows={20}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Mistakes text={text} />
        {saving.error !== null && (
          <Alert tone="error">
            <p>{saving.error.message}</p>
            {saving.error instanceof ApiError && saving.error.code === 'policy-locks-out' && (
              <Button tone="negative" onClick={() => saving.mutate(true)}>
                {t('policy.saveAnyway')}
              </Button>
            )}
          </Alert>
        )}
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {t('policy.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Mistakes({ text }: { text: string }) {
  const { t } = useTranslation()
  const settled = useSettled(text)
  const { data } = useQuery({
    queryKey: ['policy', 'check', settled],
    queryFn: ({ signal }) => ask<PolicyCheck>('/policy/check', { method: 'POST', body: { text: settled }, signal }),
    gcTime: 0,
  })
  if (data === undefined) return undefined
  const { mistakes, warnings } = data
  if (mistakes.length > 0)
    return (
      <Alert tone="error" title={t('policy.mistakes', { count: mistakes.length })} isUrgent={false}>
        <Remarks remarks={mistakes} />
      </Alert>
    )
  if (warnings.length > 0)
    return (
      <Alert tone="warning" title={t('policy.warnings', { count: warnings.length })}>
        <Remarks remarks={warnings} />
      </Alert>
    )
  return <Alert tone="ok">{t('policy.noMistakes')}</Alert>
}

function Remarks({ remarks }: { remarks: PolicyCheck['mistakes'] }) {
  return (
    <ul className="policy-mistakes">
      {remarks.map(({ rule, detail }) => (
        <li key={`${rule} ${detail}`}>
          {rule !== '' && <code className="nl-code">{rule}</code>} {detail}
        </li>
      ))}
    </ul>
  )
}
