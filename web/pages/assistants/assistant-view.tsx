import { useTranslation } from 'react-i18next'
import type { Assistant } from '../../../src/workplace/contract.ts'
import { Section } from '../../components/section.tsx'
import { Preview } from './preview.tsx'

/** Somebody else's assistant: open about what it was told. */
export function AssistantView({ assistant }: { assistant: Assistant }) {
  const { t } = useTranslation()
  const { description, instructions, starters, useCase, model } = assistant
  return (
    <div className="builder">
      <div>
        {description !== '' && <p className="nl-paragraph">{description}</p>}
        <Section title={t('assistant.instructions')}>
          <p className="assistant-instructions">{instructions}</p>
        </Section>
        {starters.length > 0 && (
          <Section title={t('assistant.starters')}>
            <ul className="assistant-starters">
              {starters.map((starter) => (
                <li key={starter}>{starter}</li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      <Preview draft={{ useCase, model, instructions }} starters={starters} />
    </div>
  )
}
