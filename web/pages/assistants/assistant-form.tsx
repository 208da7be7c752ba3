/** The builder: what the assistant is, within exactly one use case, for whom, and when it is looked at again. */
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../src/workplace/contract.ts'
import { TextArea, TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { number } from '../../i18n/format.ts'
import type { AssistantValues } from './assistant-values.ts'
import { SharingFields } from './sharing-fields.tsx'
import { StarterFields } from './starter-fields.tsx'
import { UseCaseFields } from './use-case-fields.tsx'

export interface AssistantFieldsProps {
  readonly form: UseFormReturn<AssistantValues>
  readonly useCases: readonly UseCaseCard[]
}

/** src/workplace/contract-assistant.ts */
const longest = { name: 80, description: 300, instructions: 8000 } as const

export function AssistantFields({ form, useCases }: AssistantFieldsProps) {
  const { t } = useTranslation()
  const { register, control } = form
  const instructions = useWatch({ control, name: 'instructions' })
  return (
    <>
      <TextField
        label={t('assistant.name')}
        autoComplete="off"
        maxLength={longest.name}
        required
        {...register('name')}
      />
      <TextArea
        label={t('assistant.description')}
        help={t('assistant.descriptionHelp')}
        rows={3}
        maxLength={longest.description}
        {...register('description')}
      />
      <UseCaseFields form={form} useCases={useCases} />
      <TextArea
        label={t('assistant.instructions')}
        help={t('assistant.instructionsHelp', {
          used: number(instructions.length),
          most: number(longest.instructions),
        })}
        rows={8}
        maxLength={longest.instructions}
        required
        {...register('instructions')}
      />
      <StarterFields form={form} />
      <SharingFields form={form} />
      <TextField
        label={t('assistant.review')}
        help={t('assistant.reviewHelp')}
        type="date"
        required
        {...register('reviewDate')}
      />
    </>
  )
}
