/** The whole record as a form, in groups that follow the page. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Choices } from '../../../src/register/registration-contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { DataFields } from './data-fields.tsx'
import { PeopleFields } from './people-fields.tsx'
import './register.css'
import type { UseCaseValues } from './use-case-values.ts'
import { useFieldNames } from './use-field-names.ts'
import { WhatFields } from './what-fields.tsx'

export interface UseCaseFormProps {
  readonly values: UseCaseValues
  readonly choices: Choices
  /** A change asks for its reason; a new use case does not. */
  readonly asksReason: boolean
  readonly problem: ReactNode
  readonly isBusy: boolean
  /** Where leaving without saving goes. */
  readonly back: string | undefined
  onSave(values: UseCaseValues, reason: string): void
}

export function UseCaseForm({ values, choices, asksReason, problem, isBusy, back, onSave }: UseCaseFormProps) {
  const { t } = useTranslation()
  const form = useForm<UseCaseValues & { reason: string }>({ defaultValues: { ...values, reason: '' } })
  const save = form.handleSubmit(({ reason, ...filled }) => onSave(filled, reason))
  return (
    <form className="form form-wide" onSubmit={save}>
      <Group title={t('register.what')}>
        <WhatFields form={form} />
      </Group>
      <Group title={t('register.data')}>
        <DataFields form={form} models={choices.models} />
      </Group>
      <Group title={t('register.who')}>
        <PeopleFields form={form} choices={choices} />
      </Group>
      <Group title={t('register.oversight')}>
        <TextField label={t('register.oversightWho')} maxLength={300} {...form.register('oversight.who')} />
        <TextArea label={t('register.oversightHow')} rows={3} {...form.register('oversight.how')} />
        <TextArea label={t('register.oversightNever')} rows={3} {...form.register('oversight.neverAutomatically')} />
        <TextField label={t('register.notice')} maxLength={500} {...form.register('notice')} />
        <TextField label={t('register.form.reviewDate')} type="date" required {...form.register('reviewDate')} />
      </Group>
      {asksReason && (
        <TextField
          label={t('register.form.reason')}
          help={t('register.form.reasonHelp')}
          maxLength={500}
          required
          {...form.register('reason')}
        />
      )}
      {problem}
      <div className="form-actions">
        <Button type="submit" look="primary" disabled={isBusy}>
          {t('register.form.save')}
        </Button>
        {back === undefined ? (
          <Link to="/register" search={{ groep: 'all' }} className="nl-button nl-button--secondary">
            {t('action.cancel')}
          </Link>
        ) : (
          <Link to="/register/$useCase" params={{ useCase: back }} className="nl-button nl-button--secondary">
            {t('action.cancel')}
          </Link>
        )}
      </div>
    </form>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-group">
      <legend className="nl-heading nl-heading--level-3">{title}</legend>
      {children}
    </fieldset>
  )
}

/** What went wrong at saving, with each field that the server named. */
export function SavingProblem({
  error,
}: {
  error: Error & { issues?: readonly { pointer: string; detail: string }[] }
}) {
  const fieldNames = useFieldNames()
  const issues = error.issues ?? []
  const fieldOf = (pointer: string) => pointer.replace(/^\/(record\/)?/, '').split('/')[0] ?? ''
  return (
    <Alert tone="error" title={error.message}>
      {issues.length > 0 && (
        <ul className="register-list">
          {issues.map(({ pointer, detail }) => (
            <li key={pointer}>{`${fieldNames([fieldOf(pointer)])}: ${detail}`}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
