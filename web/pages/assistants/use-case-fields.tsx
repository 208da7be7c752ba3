import type { ChangeEvent } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../components/field.tsx'
import { ZoneBadge } from '../../components/zone-badge.tsx'
import type { AssistantFieldsProps } from './assistant-form.tsx'

/** Exactly one use case; its models are the only ones to choose from. */
export function UseCaseFields({ form: { register, setValue, control }, useCases }: AssistantFieldsProps) {
  const { t } = useTranslation()
  const chosen = useWatch({ control, name: ['useCase', 'model'] })
  const useCase = useCases.find(({ id }) => id === chosen[0])
  const model = useCase?.models.find(({ id }) => id === chosen[1])
  // The list can hold an old choice that is no longer allowed: it stays in sight until another one is made.
  const isGone = useCase === undefined && chosen[0] !== ''
  const isModelGone = model === undefined && chosen[1] !== ''
  const chooseModel = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const next = useCases.find(({ id }) => id === target.value)
    if (next?.models.some(({ id }) => id === chosen[1]) !== true) setValue('model', next?.models[0]?.id ?? '')
  }
  return (
    <>
      <SelectField
        label={t('assistant.useCase')}
        help={useCase?.purpose ?? t('assistant.useCaseHelp')}
        error={isGone ? t('assistant.useCaseGone') : undefined}
        required
        {...register('useCase', { onChange: chooseModel })}
      >
        {isGone && <option value={chosen[0]}>{chosen[0]}</option>}
        {useCases.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="assistant-model">
        <SelectField
          label={t('assistant.model')}
          error={isModelGone ? t('assistant.modelGone') : undefined}
          required
          {...register('model')}
        >
          {isModelGone && <option value={chosen[1]}>{chosen[1]}</option>}
          {useCase?.models.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </SelectField>
        {model !== undefined && <ZoneBadge zone={model.zone} />}
      </div>
    </>
  )
}
