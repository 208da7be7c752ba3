import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Account, totpOffer } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Row } from '../../components/section.tsx'
import { Tag } from '../../components/tag.tsx'
import { useToast } from '../../components/toast.tsx'
import { sessionQuery } from '../../session.ts'
import type { Proof } from '../../step-up/use-proof.tsx'
import { accountQuery } from './queries.ts'
import { TotpDialog } from './totp-dialog.tsx'

export type TotpOffer = z.infer<typeof totpOffer>

export interface AccountRowProps {
  readonly account: Account
  readonly proof: Proof
}

/** The authenticator app. `isNext`: the one thing this person has to do now. */
export function TotpRow({ account, proof, isNext }: AccountRowProps & { readonly isNext: boolean }) {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const [isRemoving, setRemoving] = useState(false)
  const offer = useMutation({
    mutationFn: () => proof.run(() => ask<TotpOffer>('/account/totp', { method: 'POST', body: {} })),
  })
  const removal = useMutation({
    mutationFn: () => proof.run(() => ask('/account/totp', { method: 'DELETE' })),
    onSuccess: async () => {
      setRemoving(false)
      await refresh()
      toast(t('totp.removed'))
    },
  })
  return (
    <>
      {offer.error !== null && <Alert tone="error">{offer.error.message}</Alert>}
      <Row
        title={t('totp.app')}
        state={account.hasTotp ? <Tag tone="ok">{t('totp.isOn')}</Tag> : <Tag>{t('totp.isOff')}</Tag>}
        detail={t(account.hasTotp ? 'totp.onDetail' : 'totp.offDetail')}
        action={
          account.hasTotp ? (
            <Button onClick={() => setRemoving(true)}>{t('totp.remove')}</Button>
          ) : (
            <Button look={isNext ? 'primary' : 'secondary'} disabled={offer.isPending} onClick={() => offer.mutate()}>
              {t('totp.add')}
            </Button>
          )
        }
      />
      {offer.data !== undefined && (
        <TotpDialog offer={offer.data} proof={proof} onDone={refresh} onClose={offer.reset} />
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t('totp.removeTitle')}
          action={t('totp.remove')}
          error={removal.error}
          isBusy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onClose={() => setRemoving(false)}
        >
          <p className="nl-paragraph">{t('totp.removeLead')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** After a change of one's account: what is known about it, and what one may do, are out of date. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: accountQuery.queryKey }),
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  }
}
