/** What can be done now with a version, by this person. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyVersionDetail } from '../../../src/rulebook/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { useToast } from '../../components/toast.tsx'
import { useMay } from '../../session.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { policyQuery, policyVersionQuery } from './queries.ts'

type Step = 'submit' | 'return' | 'withdraw' | 'approve'

export function VersionSteps({ version }: { version: PolicyVersionDetail }) {
  const { t } = useTranslation()
  const [mayWrite, mayApprove] = [useMay('policy.write'), useMay('policy.approve')]
  const [isApproving, setApproving] = useState(false)
  const taking = useStep(version, () => setApproving(false))
  const { state, isMine } = version
  const isWaiting = state === 'submitted'
  return (
    <>
      {taking.error !== null && !isApproving && <Alert tone="error">{taking.error.message}</Alert>}
      {isWaiting && mayApprove && isMine && <Alert tone="info">{t('policy.fourEyes')}</Alert>}
      <div className="policy-steps">
        {state === 'draft' && mayWrite && (
          <>
            <Button onClick={() => taking.mutate({ step: 'submit' })} disabled={taking.isPending}>
              {t('policy.submit')}
            </Button>
            <Button look="subtle" onClick={() => taking.mutate({ step: 'withdraw' })} disabled={taking.isPending}>
              {t('policy.withdraw')}
            </Button>
          </>
        )}
        {isWaiting && mayApprove && (
          <>
            {!isMine && (
              <Button look="primary" onClick={() => setApproving(true)}>
                {t('policy.approve')}
              </Button>
            )}
            <Button onClick={() => taking.mutate({ step: 'return' })} disabled={taking.isPending}>
              {t('policy.return')}
            </Button>
          </>
        )}
      </div>
      {isApproving && (
        <ApproveDialog
          version={version.version}
          error={taking.error}
          isBusy={taking.isPending}
          onApprove={(effectiveAt) => taking.mutate({ step: 'approve', effectiveAt })}
          onClose={() => setApproving(false)}
        />
      )}
    </>
  )
}

function useStep({ id, revision }: PolicyVersionDetail, onDone: () => void) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: ({ step, effectiveAt }: { step: Step; effectiveAt?: string | undefined }) =>
      ask<PolicyVersionDetail>(`/policy/versions/${id}/${step}`, { method: 'POST', body: { revision, effectiveAt } }),
    onSuccess: async (saved, { step }) => {
      client.setQueryData(policyVersionQuery(id).queryKey, saved)
      await client.invalidateQueries({ queryKey: policyQuery.queryKey })
      onDone()
      toast(t(`policy.done.${step}`))
    },
  })
}
