import { useTranslation } from 'react-i18next'
import type { PolicyRule } from '../../../src/rulebook/contract.ts'
import { Section } from '../../components/section.tsx'
import { Tag } from '../../components/tag.tsx'

const topics = ['send', 'duty', 'answer', 'release'] as const satisfies readonly PolicyRule['topic'][]

/** Rules by what they are about; within a subject what is refused comes first, because that wins. */
export function RuleList({ rules }: { rules: readonly PolicyRule[] }) {
  const { t } = useTranslation()
  return topics.map((topic) => {
    const about = rules.filter((rule) => rule.topic === topic)
    if (about.length === 0) return undefined
    return (
      <Section key={topic} title={t(`policy.topic.${topic}`)} lead={t(`policy.topicLead.${topic}`)}>
        <ul className="rules">
          {[...about]
            .sort((a, b) => a.effect.localeCompare(b.effect))
            .map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
        </ul>
      </Section>
    )
  })
}

function Rule({ rule: { id, effect, topic, explanation, ground, text } }: { rule: PolicyRule }) {
  const { t } = useTranslation()
  const isRefusal = effect === 'forbid'
  return (
    <li className="rule">
      <p className="rule-head">
        {topic === 'duty' ? (
          <Tag>{t('policy.duty')}</Tag>
        ) : (
          <Tag tone={isRefusal ? 'error' : 'ok'}>{t(isRefusal ? 'policy.forbid' : 'policy.permit')}</Tag>
        )}
        <code className="nl-code">{id}</code>
      </p>
      <p>{explanation === '' ? t('policy.noExplanation') : explanation}</p>
      {ground !== '' && <p className="row-detail">{t('policy.ground', { ground })}</p>}
      <details>
        <summary>{t('policy.asText')}</summary>
        <pre className="nl-code-block">{text}</pre>
      </details>
    </li>
  )
}
