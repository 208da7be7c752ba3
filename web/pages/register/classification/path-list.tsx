import { useTranslation } from 'react-i18next'
import type { Classification } from '../../../../src/register/classification/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Section } from '../../../components/section.tsx'

export interface PathListProps {
  readonly result: Classification
  /** Undefined for who only reads. */
  readonly onChange: ((question: string) => void) | undefined
}

/** Every answer that counts, in the order in which it decides. */
export function PathList({ result, onChange }: PathListProps) {
  const { t } = useTranslation()
  if (result.path.length === 0) return null
  return (
    <Section title={t('register.classification.path')}>
      <ol className="path">
        {result.path.map(({ question, text, label, answer, article, consequence }) => (
          <li key={question} className={answer === 'onbekend' ? 'path-open' : ''}>
            <div>
              <p>{text}</p>
              <p className="path-answer">{label}</p>
              {consequence !== null && <p className="row-detail">{consequence}</p>}
              {result.articles.includes(article) && <p className="row-detail">{article}</p>}
            </div>
            {onChange !== undefined && (
              <Button
                look="subtle"
                aria-label={t('register.classification.changeOf', { question: text })}
                onClick={() => onChange(question)}
              >
                {t('register.classification.change')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
