import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import type { AssistantValues } from './assistant-values.ts'

/** src/workplace/contract-assistant.ts */
const most = 6
const longest = 300

/** Questions that whoever opens the assistant can start with. */
export function StarterFields({ form: { register, control } }: { form: UseFormReturn<AssistantValues> }) {
  const { t } = useTranslation()
  const { fields, append, remove } = useFieldArray({ control, name: 'starters' })
  return (
    <fieldset className="starters">
      <legend className="utrecht-form-label">{t('assistant.starters')}</legend>
      {fields.map(({ id }, at) => (
        <div key={id} className="starter">
          <input
            className="utrecht-textbox utrecht-textbox--html-input"
            aria-label={t('assistant.starter', { number: at + 1 })}
            autoComplete="off"
            maxLength={longest}
            {...register(`starters.${at}.text`)}
          />
          <Button
            look="subtle"
            isIcon
            aria-label={t('assistant.starterRemove', { number: at + 1 })}
            onClick={() => remove(at)}
          >
            <Icon name="trash" />
          </Button>
        </div>
      ))}
      {fields.length < most && (
        <Button onClick={() => append({ text: '' })}>
          <Icon name="add" />
          {t('assistant.starterAdd')}
        </Button>
      )}
    </fieldset>
  )
}
