import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiError, ask, type Sending } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Row, Section } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { useMay, useSession } from '../../session.ts'
import type { PersonProps } from './person-form.tsx'
import { peopleQuery } from './queries.ts'
import { ResetDialog } from './reset-dialog.tsx'

interface Act extends Sending {
  readonly path: string
  /** What to say when it is done. */
  readonly done: string
}

/** How someone gets in, and how to stop that. */
export function AccessSection({ person, proof }: PersonProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const mayReset = useMay('person.reset')
  const isMe = useSession().person.id === person.id
  const [open, setOpen] = useState<'block' | 'reset'>()
  const act = useMutation<unknown, ApiError, Act>({
    mutationFn: ({ path, method, body }) =>
      proof.run(() => ask(`/people/${person.id}${path}`, method === undefined ? {} : { method, body })),
    onSuccess: async (_, { done }) => {
      setOpen(undefined)
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey })
      toast(done)
    },
  })
  const setBlocked = (isBlocked: boolean) =>
    act.mutate({
      path: '',
      method: 'PATCH',
      body: { isBlocked },
      done: t(isBlocked ? 'people.blockedNow' : 'people.unblockedNow'),
    })
  return (
    <Section title={t('people.access')}>
      {act.error !== null && open === undefined && <Alert tone="error">{act.error.message}</Alert>}
      <div>
        <Row
          title={t('people.endSessions')}
          detail={t('people.endSessionsLead', { count: person.sessions })}
          action={
            <Button
              disabled={act.isPending || person.sessions === 0}
              onClick={() => act.mutate({ path: '/sessions', method: 'DELETE', done: t('people.ended') })}
            >
              {t('people.endSessions')}
            </Button>
          }
        />
        {mayReset && (
          <Row
            title={t('people.reset')}
            detail={t('people.resetLead')}
            action={<Button onClick={() => setOpen('reset')}>{t('people.reset')}</Button>}
          />
        )}
        {!isMe && (
          <Row
            title={t(person.blockedAt === null ? 'people.block' : 'people.unblock')}
            detail={t(person.blockedAt === null ? 'people.blockLead' : 'people.unblockLead')}
            action={
              person.blockedAt === null ? (
                <Button tone="negative" onClick={() => setOpen('block')}>
                  {t('people.block')}
                </Button>
              ) : (
                <Button disabled={act.isPending} onClick={() => setBlocked(false)}>
                  {t('people.unblock')}
                </Button>
              )
            }
          />
        )}
      </div>
      {open === 'block' && (
        <ConfirmDialog
          title={t('people.blockTitle', { name: person.name })}
          action={t('people.block')}
          error={act.error}
          isBusy={act.isPending}
          onConfirm={() => setBlocked(true)}
          onClose={() => setOpen(undefined)}
        >
          <p className="nl-paragraph">{t('people.blockLead')}</p>
        </ConfirmDialog>
      )}
      {open === 'reset' && <ResetDialog person={person} proof={proof} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}
