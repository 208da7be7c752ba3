import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import '../../components/form.css'
import { useToast } from '../../components/toast.tsx'
import type { Proof } from '../../step-up/use-proof.tsx'
import { bodyOf, PersonFields, type PersonValues, valuesOf } from './person-fields.tsx'
import { type ListedPerson, peopleQuery } from './queries.ts'

export interface PersonProps {
  readonly person: ListedPerson
  readonly proof: Proof
}

export function PersonForm({ person, proof }: PersonProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const form = useForm<PersonValues>({ defaultValues: valuesOf(person) })
  const saving = useMutation({
    mutationFn: (values: PersonValues) =>
      proof.run(() => ask<ListedPerson>(`/people/${person.id}`, { method: 'PATCH', body: bodyOf(values) })),
    onSuccess: async (saved) => {
      form.reset(valuesOf(saved))
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey })
      toast(t('people.saved'))
    },
  })
  return (
    <form className="form form-narrow" onSubmit={form.handleSubmit((values) => saving.mutate(values))}>
      {saving.error !== null && <Alert tone="error">{saving.error.message}</Alert>}
      <PersonFields form={form} />
      <div className="form-actions">
        <Button type="submit" look="primary" disabled={saving.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
