import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../../src/workplace/contract.ts'

export interface UseCaseCardsProps {
  readonly useCases: readonly UseCaseCard[]
  readonly chosen: string
  onChoose(id: string): void
}

/** The use cases one may use, as a choice of one: with purpose and owner. */
export function UseCaseCards({ useCases, chosen, onChoose }: UseCaseCardsProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="cards">
      <legend className="visually-hidden">{t('start.useCases')}</legend>
      {useCases.map(({ id, name, purpose, owner }) => (
        <label key={id} className={`card ${id === chosen ? 'card-chosen' : ''}`}>
          <input
            type="radio"
            name="use-case"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            className="visually-hidden"
          />
          <span className="card-name">{name}</span>
          <span className="card-purpose">{purpose}</span>
          <span className="card-owner">{t('start.owner', { owner })}</span>
        </label>
      ))}
    </fieldset>
  )
}
