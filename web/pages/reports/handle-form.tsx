import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../src/workplace/contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import '../../components/form.css'
import { Section } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { reportQuery, reportsKey } from './queries.ts'

/** src/workplace/contract-assistant.ts */
const longest = 2000

/** What was done about it; after that the reported texts are erased. */
export function HandleForm({ report: { id } }: { report: Report }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const { register, handleSubmit } = useForm<{ readonly resolution: string }>()
  const handling = useMutation({
    mutationFn: (body: { readonly resolution: string }) => ask<Report>(`/reports/${id}`, { method: 'PATCH', body }),
    onSuccess: async (handled) => {
      client.setQueryData(reportQuery(id).queryKey, handled)
      await client.invalidateQueries({ queryKey: reportsKey })
      toast(t('reports.handledNow'))
    },
  })
  return (
    <Section title={t('reports.handle')}>
      <form className="form form-narrow" onSubmit={handleSubmit((values) => handling.mutate(values))}>
        {handling.error !== null && <Alert tone="error">{handling.error.message}</Alert>}
        <TextArea
          label={t('reports.resolutionLabel')}
          help={t('reports.resolutionHelp')}
          maxLength={longest}
          required
          {...register('resolution')}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={handling.isPending}>
            {t('reports.handle')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
