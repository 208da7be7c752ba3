import { useTranslation } from 'react-i18next'
import type { ClassificationStanding, QuestionTree } from '../../../../src/register/classification/contract.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { day } from '../../../i18n/format.ts'
import { RiskTag } from '../tags.tsx'

export interface OutcomeProps {
  readonly standing: ClassificationStanding
  readonly tree: QuestionTree
  readonly mayFinish: boolean
  readonly isBusy: boolean
  onFinish(): void
}

/** What the answers make of it so far; unknown stays unknown. */
export function Outcome({ standing, tree, mayFinish, isBusy, onFinish }: OutcomeProps) {
  const { t } = useTranslation()
  const { result, isFinal, savedBy, savedAt } = standing
  const { riskClass, atLeast, articles, duties, isOutside, isComplete } = result
  const isProhibited = riskClass === 'verboden'
  return (
    <aside className="outcome" aria-label={t('register.classification.result')}>
      <h2 className="nl-heading nl-heading--level-3">{t('register.classification.result')}</h2>
      <p aria-live="polite">
        <RiskTag risk={riskClass} />
      </p>
      {isOutside && <p>{t('register.classification.outside')}</p>}
      {!isComplete && !isProhibited && <p>{t('register.classification.resultUnknown')}</p>}
      {riskClass === 'onbekend' && atLeast !== null && (
        <p>{t('register.classification.atLeast', { risk: t(`register.risks.${atLeast}`) })}</p>
      )}
      {isProhibited && (
        <Alert tone="error" title={t('register.classification.prohibitedTitle')} isUrgent={false}>
          {t('register.classification.prohibitedLead')}
        </Alert>
      )}
      <Named title={t('register.classification.articles')} items={articles} />
      <Named
        title={t('register.classification.duties')}
        items={duties.map(({ title, article }) => `${title} (${article})`)}
      />
      <OpenQuestions standing={standing} tree={tree} />
      <Differences standing={standing} />
      {isFinal && savedBy !== null && savedAt !== null && (
        <p className="row-detail">{t('register.classification.finishedOn', { name: savedBy, day: day(savedAt) })}</p>
      )}
      {mayFinish && (
        <Button look="primary" disabled={isBusy} onClick={onFinish}>
          {t('register.classification.finish')}
        </Button>
      )}
    </aside>
  )
}

function Named({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <div>
      <h3 className="outcome-name">{title}</h3>
      <ul className="register-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

/** Questions somebody looked at and did not know: they keep the class unknown. */
function OpenQuestions({ standing: { answers, result }, tree }: Pick<OutcomeProps, 'standing' | 'tree'>) {
  const { t } = useTranslation()
  const open = tree.questions.filter(({ id }) => result.open.includes(id) && answers[id] !== undefined)
  return <Named title={t('register.classification.openQuestions')} items={open.map(({ question }) => question)} />
}

function Differences({ standing: { differences } }: Pick<OutcomeProps, 'standing'>) {
  const { t } = useTranslation()
  const items = differences.map(({ kind, text, before, now }) =>
    [
      `${t(`register.classification.differenceKinds.${kind}`)}: ${text}`,
      now ?? '',
      before === null ? '' : `(${t('register.classification.from', { value: before })})`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return <Named title={t('register.classification.differences')} items={items} />
}
