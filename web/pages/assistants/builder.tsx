import type { UseMutationResult } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { UseCaseCard } from '../../../src/workplace/contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { LeaveGuard } from '../../components/leave-guard.tsx'
import { AssistantFields } from './assistant-form.tsx'
import type { AssistantValues } from './assistant-values.ts'
import { Preview } from './preview.tsx'

export interface BuilderProps {
  readonly values: AssistantValues
  readonly useCases: readonly UseCaseCard[]
  readonly saveLabel: string
  readonly saving: Pick<UseMutationResult<unknown, Error, AssistantValues>, 'error' | 'isPending' | 'mutate'>
}

/** The form with the try-out beside it: what one changes left, one tries right. */
export function Builder({ values, useCases, saveLabel, saving }: BuilderProps) {
  const { t } = useTranslation()
  const form = useForm<AssistantValues>({ defaultValues: values })
  const draft = useWatch({ control: form.control })
  const starters = (draft.starters ?? []).map(({ text = '' }) => text.trim()).filter((text) => text !== '')
  return (
    <div className="builder">
      <LeaveGuard
        isNeeded={form.formState.isDirty && !saving.isPending}
        title={t('leave.title')}
        lead={t('leave.unsaved')}
        action={t('leave.action')}
      />
      <form className="form" onSubmit={form.handleSubmit((filled) => saving.mutate(filled))}>
        <AssistantFields form={form} useCases={useCases} />
        {saving.error !== null && <Alert tone="error">{saving.error.message}</Alert>}
        <div className="form-actions">
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {saveLabel}
          </Button>
          {form.formState.isDirty && <Button onClick={() => form.reset()}>{t('action.undo')}</Button>}
        </div>
      </form>
      <Preview
        draft={{
          useCase: draft.useCase ?? '',
          model: draft.model ?? '',
          instructions: draft.instructions ?? '',
        }}
        starters={[...new Set(starters)]}
      />
    </div>
  )
}
