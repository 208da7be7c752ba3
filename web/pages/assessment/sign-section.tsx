import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src/register/assessment-contract.ts'
import { ask } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Row, Section } from '../../components/section.tsx'
import { Tag } from '../../components/tag.tsx'
import { day } from '../../i18n/format.ts'
import { assessmentQuery, assessmentsQuery } from './queries.ts'

/** Who signs, who did, and why it cannot be signed yet. */
export function SignSection({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id, hash, missing, signatures, useCase } = assessment
  const { mutate, isPending, error } = useMutation({
    mutationFn: (role: string) =>
      ask<Assessment>(`/assessments/${id}/signatures`, { method: 'POST', body: { role, hash } }),
    onSuccess: async (fresh) => {
      client.setQueryData(assessmentQuery(id).queryKey, fresh)
      await client.invalidateQueries({ queryKey: assessmentsQuery(useCase.id).queryKey })
    },
  })
  return (
    <Section title={t('assessment.signing')} lead={t('assessment.signingLead')}>
      {error !== null && <Alert tone="error">{error.message}</Alert>}
      {missing.length > 0 && <p className="section-lead">{t('assessment.missing', { count: missing.length })}</p>}
      <div>
        {signatures.map(({ role, title, signed, maySign }) => (
          <Row
            key={role}
            title={title}
            state={signed !== null && <Tag tone="ok">{t('assessment.signed')}</Tag>}
            detail={signed === null ? t('assessment.notSigned') : `${signed.name}, ${day(signed.at)}`}
            action={
              maySign && (
                <Button look="primary" disabled={isPending} onClick={() => mutate(role)}>
                  {t('assessment.sign')}
                </Button>
              )
            }
          />
        ))}
      </div>
    </Section>
  )
}
