import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Row, Section } from '../../components/section.tsx'

/** The ways to what was looked into, and to what residents read. */
export function GovernanceSection({ id }: { id: string }) {
  const { t } = useTranslation()
  const look = 'nl-button nl-button--secondary'
  return (
    <Section title={t('register.governance')} lead={t('register.governanceLead')}>
      <div>
        <Row
          title={t('register.toAssessments')}
          detail={t('register.assessmentsDetail')}
          action={
            <Link to="/register/$useCase/toetsen" params={{ useCase: id }} className={look}>
              {t('register.toAssessments')}
            </Link>
          }
        />
        <Row
          title={t('register.toPublication')}
          detail={t('register.publicationDetail')}
          action={
            <Link to="/register/$useCase/publicatie" params={{ useCase: id }} className={look}>
              {t('register.toPublication')}
            </Link>
          }
        />
      </div>
    </Section>
  )
}
