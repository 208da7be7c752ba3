import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../src/register/publication-contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Row, Section } from '../../components/section.tsx'
import { dayAndTime } from '../../i18n/format.ts'

export interface StepsSectionProps {
  readonly publication: Publication
  readonly step: Pick<UseMutationResult<unknown, Error, string>, 'error' | 'isPending' | 'mutate'>
}

/** Write, release, publish: each by somebody else. */
export function StepsSection({ publication, step }: StepsSectionProps) {
  const { t } = useTranslation()
  const { written, released, published, may, canDeliver, lars } = publication
  const act = (name: 'release' | 'publish', isMine: boolean) =>
    isMine && (
      <Button look="primary" disabled={step.isPending} onClick={() => step.mutate(name)}>
        {t(`publication.${name}`)}
      </Button>
    )
  const who = (done: Publication['written']) =>
    done === null ? t('publication.notYet') : `${done.name}, ${dayAndTime(done.at)}`
  return (
    <Section title={t('publication.steps')} lead={t('publication.stepsLead')}>
      {step.error !== null && <Alert tone="error">{step.error.message}</Alert>}
      {!canDeliver && <p className="section-lead">{t('publication.byHand')}</p>}
      {lars !== null && <p>{t('publication.number', { lars })}</p>}
      <div>
        <Row title={t('publication.written')} detail={who(written)} />
        <Row title={t('publication.released')} detail={who(released)} action={act('release', may.release)} />
        <Row title={t('publication.published')} detail={who(published)} action={act('publish', may.publish)} />
        {may.retract && (
          <Row
            title={t('publication.retract')}
            detail={t('publication.retractLead')}
            action={
              <Button tone="negative" disabled={step.isPending} onClick={() => step.mutate('retract')}>
                {t('publication.retract')}
              </Button>
            }
          />
        )}
      </div>
    </Section>
  )
}
