/** Filling in an assessment: one section at a time, kept while one types, signed at the end. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src/register/assessment-contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ForVerb } from '../for-verb.tsx'
import './assessment.css'
import { AssessmentState } from './assessment-state.tsx'
import { assessmentQuery } from './queries.ts'
import { QuestionCard } from './question-card.tsx'
import { SignSection } from './sign-section.tsx'

const formats = ['docx', 'json', 'ministry'] as const

export function AssessmentPage() {
  const { t } = useTranslation()
  const { assessment: id } = useParams({ from: '/inside/toetsen/$assessment' })
  const assessment = useQuery(assessmentQuery(id))
  const { data } = assessment
  return (
    <ForVerb verbs={['register.read']} title={t('assessment.title')}>
      <main className="page page-wide">
        {data !== undefined && (
          <Link to="/register/$useCase/toetsen" params={{ useCase: data.useCase.id }} className="nl-link">
            {t('assessment.toAll', { name: data.useCase.name })}
          </Link>
        )}
        <PageHead
          title={data === undefined ? t('assessment.title') : `${data.title}: ${data.useCase.name}`}
          state={data !== undefined && <AssessmentState state={data.state} />}
          lead={data?.questionnaire.introduction}
        />
        <Loaded query={assessment} lines={6}>
          {(known) => <OneAssessment assessment={known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

function OneAssessment({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const { useCase, questionnaire, state, useCaseVersion } = assessment
  return (
    <>
      {state === 'getekend' && useCaseVersion < useCase.version && (
        <Alert tone="warning">{t('assessment.older', { version: useCaseVersion })}</Alert>
      )}
      <Sections assessment={assessment} />
      <SignSection assessment={assessment} />
      <p className="assessment-files">
        {formats
          .filter((format) => format !== 'ministry' || questionnaire.ministry !== undefined)
          .map((format) => (
            <a key={format} className="nl-link" href={`/api/v1/assessments/${assessment.id}/export?format=${format}`}>
              {t(`assessment.formats.${format}`)}
            </a>
          ))}
      </p>
    </>
  )
}

function Sections({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const { deel } = useSearch({ from: '/inside/toetsen/$assessment' })
  const navigate = useNavigate()
  const { sections } = assessment.questionnaire
  const at = Math.max(
    0,
    sections.findIndex(({ id }) => id === deel),
  )
  const section = sections[at]
  const go = (to: number) =>
    void navigate({
      to: '/toetsen/$assessment',
      params: { assessment: assessment.id },
      search: { deel: sections[to]?.id ?? '' },
    })
  return (
    <div className="assessment">
      <nav className="assessment-nav" aria-label={t('assessment.sections')}>
        <ol>
          {sections.map(({ id, title }, i) => {
            const progress = assessment.progress.find((one) => one.section === id)
            const { answered = 0, total = 0 } = progress ?? {}
            return (
              <li key={id}>
                <button type="button" aria-current={i === at ? 'step' : undefined} onClick={() => go(i)}>
                  <span>{title}</span>
                  <span className="assessment-progress">
                    {answered === total ? <Icon name="check" size={16} /> : undefined}
                    {t('assessment.progress', { answered, total })}
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      <section className="assessment-section" aria-labelledby="assessment-section">
        <h2 id="assessment-section" className="nl-heading nl-heading--level-3">
          {section?.title}
        </h2>
        {section?.source !== undefined && <p className="question-source">{section.source}</p>}
        {section?.questions
          .filter(({ id }) => assessment.shown.includes(id))
          .map((question) => (
            <QuestionCard key={question.id} assessment={assessment} question={question} />
          ))}
        <div className="form-actions">
          {at > 0 && <Button onClick={() => go(at - 1)}>{t('assessment.previous')}</Button>}
          {at < sections.length - 1 && (
            <Button look="primary" onClick={() => go(at + 1)}>
              {t('assessment.next')}
            </Button>
          )}
        </div>
      </section>
    </div>
  )
}
