import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../components/field.tsx'
import type { AssistantValues } from './assistant-values.ts'

const kinds = ['nobody', 'department', 'group', 'everyone'] as const

export function SharingFields({ form: { register, control } }: { form: UseFormReturn<AssistantValues> }) {
  const { t } = useTranslation()
  const kind = useWatch({ control, name: 'sharedWith' })
  return (
    <>
      <SelectField label={t('assistant.sharing')} help={t('assistant.sharingHelp')} {...register('sharedWith')}>
        {kinds.map((value) => (
          <option key={value} value={value}>
            {t(`assistant.sharedWith.${value}`)}
          </option>
        ))}
      </SelectField>
      {kind === 'department' && (
        <TextField label={t('people.department')} autoComplete="off" required {...register('department')} />
      )}
      {kind === 'group' && (
        <TextField
          label={t('assistant.group')}
          help={t('assistant.groupHelp')}
          autoComplete="off"
          required
          {...register('group')}
        />
      )}
    </>
  )
}
