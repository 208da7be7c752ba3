/** The questions of the AI Act, one at a time, kept as one goes; beside it what the answers make of it so far. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ClassificationStanding, QuestionTree } from '../../../../src/register/classification/contract.ts'
import type { Registered } from '../../../../src/register/registration-contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Loaded } from '../../../components/loaded.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { day } from '../../../i18n/format.ts'
import { ForVerb } from '../../for-verb.tsx'
import { classificationQuery, oneQuery, questionsQuery } from '../queries.ts'
import '../register.css'
import './classification.css'
import { Outcome } from './outcome.tsx'
import { PathList } from './path-list.tsx'
import { QuestionForm } from './question-form.tsx'
import { useAnswers } from './use-answers.ts'

export function ClassificationPage() {
  const { t } = useTranslation()
  const { useCase: id } = useParams({ from: '/inside/register/$useCase/risicoklasse' })
  const useCase = useQuery(oneQuery(id))
  const tree = useQuery(questionsQuery)
  const standing = useQuery(classificationQuery(id))
  const all =
    useCase.data === undefined || tree.data === undefined || standing.data === undefined
      ? undefined
      : { registered: useCase.data, tree: tree.data, standing: standing.data }
  const error = useCase.error ?? tree.error ?? standing.error
  return (
    <ForVerb verbs={['register.read']} title={t('register.classification.title')}>
      <main className="page page-wide">
        <Link to="/register/$useCase" params={{ useCase: id }} className="nl-link">
          {useCase.data?.record.name ?? t('register.toAll')}
        </Link>
        <PageHead title={t('register.classification.title')} lead={t('register.classification.lead')} />
        <Loaded query={{ ...standing, error, data: all }} lines={6}>
          {(known) => <Questions {...known} />}
        </Loaded>
      </main>
    </ForVerb>
  )
}

interface QuestionsProps {
  readonly registered: Registered
  readonly tree: QuestionTree
  readonly standing: ClassificationStanding
}

function Questions({ registered, tree, standing }: QuestionsProps) {
  const { t } = useTranslation()
  const { record, mayChange } = registered
  const wizard = useAnswers(record.id, { tree, standing })
  const { result, isOutdated } = standing
  const prohibition = tree.sections.find(({ id }) => id === wizard.question?.section)
  const done = result.asked - result.open.length
  return (
    <>
      {isOutdated && <Alert tone="warning">{t('register.classification.outdated')}</Alert>}
      {!mayChange && <Alert tone="info">{t('register.classification.read')}</Alert>}
      {wizard.error !== null && <Alert tone="error">{wizard.error.message}</Alert>}
      <div className="classification">
        <div className="classification-main">
          <p role="status" className="register-count">
            {t('register.classification.progress', { done, all: result.asked })}
          </p>
          {mayChange && wizard.question !== undefined && (
            <QuestionForm
              key={wizard.question.id}
              section={prohibition?.title ?? ''}
              question={wizard.question}
              answer={standing.answers[wizard.question.id]}
              isBusy={wizard.isBusy}
              onAnswer={wizard.answer}
              onBack={wizard.back}
            />
          )}
          <PathList result={result} onChange={mayChange ? wizard.goTo : undefined} />
        </div>
        <Outcome
          standing={standing}
          tree={tree}
          mayFinish={mayChange && !standing.isFinal && (result.isComplete || result.riskClass === 'verboden')}
          isBusy={wizard.isBusy}
          onFinish={wizard.finish}
        />
      </div>
      <p className="register-count">
        {t('register.classification.source', {
          version: tree.version,
          day: day(tree.reviewedOn),
          source: tree.source,
        })}
      </p>
    </>
  )
}
