/** The fields of the standard, each with what the register would refuse and what could be plainer. */
import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../src/register/publication-contract.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { CheckGroup } from '../../components/check-group.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import '../../components/form.css'
import { LinksField } from './links-field.tsx'

type Content = Publication['content']
type Field = Publication['fields'][number]

export interface PublicationFormProps {
  readonly publication: Publication
  readonly saving: Pick<UseMutationResult<unknown, Error, Content>, 'error' | 'isPending' | 'mutate'>
}

export function PublicationForm({ publication, saving }: PublicationFormProps) {
  const { t } = useTranslation()
  const [content, setContent] = useState<Content>(publication.content)
  const { fields, issues, hints } = publication
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(content)
      }}
    >
      {issues.length > 0 && <Alert tone="warning">{t('publication.issues', { count: issues.length })}</Alert>}
      {hints.length > 0 && (
        <Alert tone="info" title={t('publication.hints')}>
          <p>{t('publication.hintsLead')}</p>
        </Alert>
      )}
      {fields.map((field) => (
        <div key={field.name} className="publication-field">
          <OneField
            field={field}
            value={content[field.name as keyof Content]}
            error={issues.find(({ pointer }) => pointer.split('/')[1] === field.name)?.detail}
            onChange={(value) => setContent({ ...content, [field.name]: value })}
          />
          <ul className="publication-hints">
            {hints
              .filter((hint) => hint.field === field.name)
              .map(({ kind, found, advice }) => (
                <li key={`${kind} ${found}`}>
                  “{found}”: {advice}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {saving.error !== null && <Alert tone="error">{saving.error.message}</Alert>}
      <div className="form-actions">
        <Button type="submit" look="primary" disabled={saving.isPending}>
          {t('publication.save')}
        </Button>
      </div>
    </form>
  )
}

interface OneFieldProps {
  readonly field: Field
  readonly value: Content[keyof Content]
  readonly error: string | undefined
  onChange(value: Content[keyof Content]): void
}

function OneField({ field, value, error, onChange }: OneFieldProps) {
  const { t } = useTranslation()
  const { kind, title, isRequired, max, options } = field
  const label = isRequired ? `${title} (${t('publication.required')})` : title
  const help = max === null ? undefined : t('publication.limit', { max })
  if (typeof value !== 'string') {
    if (kind === 'themes') {
      const chosen = value.filter((entry) => typeof entry === 'string')
      const choices = options.map((option) => ({ value: option, label: option }))
      return <CheckGroup label={label} options={choices} value={chosen} onChange={(themes) => onChange([...themes])} />
    }
    const links = value.flatMap((entry) => (typeof entry === 'string' ? [] : [entry]))
    return <LinksField label={label} error={error} options={options} links={links} onChange={onChange} />
  }
  const common = { label, error, value }
  if (kind === 'choice')
    return (
      <SelectField {...common} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </SelectField>
    )
  if (kind === 'html')
    return <TextArea {...common} help={help} rows={4} onChange={({ target }) => onChange(target.value)} />
  return (
    <TextField
      {...common}
      help={help}
      type={kind === 'month' ? 'month' : 'text'}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
