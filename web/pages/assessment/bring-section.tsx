import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Imported } from '../../../src/register/assessment-contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { TextField } from '../../components/field.tsx'
import { Section } from '../../components/section.tsx'
import { assessmentsQuery } from './queries.ts'

/** Work that was done in the ministry's form is not done again. */
export function BringSection({ useCase }: { useCase: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { mutate, data, error } = useMutation({
    mutationFn: async (file: File) => {
      const body: unknown = await file
        .text()
        .then(JSON.parse)
        .catch(() => ({}))
      return ask<Imported>(`/register/${useCase}/assessments/import`, { method: 'POST', body })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: assessmentsQuery(useCase).queryKey }),
  })
  return (
    <Section title={t('assessment.bring')} lead={t('assessment.bringLead')}>
      {error !== null && <Alert tone="error">{error.message}</Alert>}
      {data !== undefined && (
        <Alert tone="ok" title={t('assessment.brought', { count: data.taken })}>
          {data.kept.length > 0 && <p>{t('assessment.kept', { numbers: data.kept.join(', ') })}</p>}
          <Link
            to="/toetsen/$assessment"
            params={{ assessment: data.assessment }}
            search={{ deel: '' }}
            className="nl-link"
          >
            {t('assessment.open')}
          </Link>
        </Alert>
      )}
      <TextField
        label={t('assessment.file')}
        type="file"
        accept="application/json,.json"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) mutate(file)
        }}
      />
    </Section>
  )
}
