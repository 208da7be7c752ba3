import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { addedPerson } from '../../../src/identity/contract.ts'
import { ApiError, ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { PageHead } from '../../components/page-head.tsx'
import { useProof } from '../../step-up/use-proof.tsx'
import { ForVerb } from '../for-verb.tsx'
import { FactorNote } from './factor-note.tsx'
import { OneTimeCode } from './one-time-code.tsx'
import './people.css'
import { bodyOf, PersonFields, type PersonValues } from './person-fields.tsx'
import { peopleQuery } from './queries.ts'
import { userNameOf } from './user-name.ts'

type Added = z.infer<typeof addedPerson>

export function NewPersonPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['person.add']} title={t('people.add')}>
      <NewPerson />
    </ForVerb>
  )
}

function NewPerson() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const proof = useProof()
  const form = useForm<PersonValues>({ defaultValues: { name: '', department: '', roles: ['medewerker'], groups: '' } })
  const login = useForm({ defaultValues: { id: '' } })
  const adding = useMutation({
    mutationFn: (values: PersonValues) => {
      const id = login.getValues('id') || userNameOf(values.name)
      return proof.run(() => ask<Added>('/people', { method: 'POST', body: { id, ...bodyOf(values) } }))
    },
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
  if (adding.data !== undefined) return <AddedPerson added={adding.data} />
  const isTaken = adding.error instanceof ApiError && adding.error.code === 'person-exists'
  return (
    <main className="page">
      <PageHead title={t('people.add')} lead={t('people.addLead')} />
      <FactorNote />
      <form className="form form-narrow" onSubmit={form.handleSubmit((values) => adding.mutate(values))}>
        {adding.error !== null && !isTaken && <Alert tone="error">{adding.error.message}</Alert>}
        <PersonFields form={form} />
        <TextField
          label={t('signIn.name')}
          help={t('people.userNameHelp')}
          error={isTaken ? t('people.userNameTaken') : undefined}
          placeholder={userNameOf(form.watch('name'))}
          pattern="[a-z0-9][a-z0-9.\-]*"
          maxLength={63}
          autoComplete="off"
          autoCapitalize="none"
          {...login.register('id')}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={adding.isPending}>
            {t('action.add')}
          </Button>
          <Link to="/beheer" search={{ rol: 'all' }} className="nl-button nl-button--secondary">
            {t('action.cancel')}
          </Link>
        </div>
      </form>
      {proof.dialog}
    </main>
  )
}

function AddedPerson({ added: { person, signIn } }: { added: Added }) {
  const { t } = useTranslation()
  return (
    <main className="page">
      <PageHead title={t('people.added', { name: person.name })} />
      <p className="nl-paragraph">{t('people.addedAs', { id: person.id })}</p>
      {signIn === null ? (
        <p className="nl-paragraph">{t('people.viaProvider', { name: person.name })}</p>
      ) : (
        <OneTimeCode name={person.name} signIn={signIn} />
      )}
      <Link to="/beheer" search={{ rol: 'all' }} className="nl-link">
        {t('people.toAll')}
      </Link>
    </main>
  )
}
