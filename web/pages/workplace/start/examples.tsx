import { useTranslation } from 'react-i18next'
import { keepDraft } from '../composer/drafts.ts'

export interface ExamplesProps {
  /** Names the draft that an example goes into. */
  readonly place: string
  readonly examples: readonly { readonly title: string; readonly text: string }[]
  onChosen(title: string): void
}

/** Questions to begin with: one goes into the composer, where it can still be changed. */
export function Examples({ place, examples, onChosen }: ExamplesProps) {
  const { t } = useTranslation()
  if (examples.length === 0) return null
  return (
    <ul className="start-examples" aria-label={t('start.examples')}>
      {examples.map(({ title, text }) => (
        <li key={title}>
          <button
            type="button"
            className="start-example"
            onClick={() => {
              keepDraft(place, text)
              onChosen(title)
            }}
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  )
}
