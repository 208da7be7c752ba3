import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResetCode } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Check } from '../../components/check-group.tsx'
import { Dialog } from '../../components/dialog.tsx'
import '../../components/form.css'
import { OneTimeCode } from './one-time-code.tsx'
import type { PersonProps } from './person-form.tsx'
import { peopleQuery } from './queries.ts'

/** A new start for who forgot the password or lost the telephone. */
export function ResetDialog({ person, proof, onClose }: PersonProps & { onClose(): void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [secondFactor, setSecondFactor] = useState(false)
  const reset = useMutation({
    mutationFn: () =>
      proof.run(() => ask<ResetCode>(`/people/${person.id}/reset`, { method: 'POST', body: { secondFactor } })),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
  return (
    <Dialog title={t('people.resetTitle', { name: person.name })} onClose={onClose}>
      {reset.data === undefined ? (
        <div className="form">
          {reset.error !== null && <Alert tone="error">{reset.error.message}</Alert>}
          <p className="nl-paragraph">{t('people.resetLead')}</p>
          <Check
            label={t('people.resetFactor')}
            help={t('people.resetFactorHelp')}
            isChecked={secondFactor}
            onChange={setSecondFactor}
          />
          <div className="form-actions">
            <Button look="primary" disabled={reset.isPending} onClick={() => reset.mutate()}>
              {t('people.reset')}
            </Button>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
          </div>
        </div>
      ) : (
        <OneTimeCode name={person.name} signIn={reset.data} />
      )}
    </Dialog>
  )
}
