/** The control of one question, by its kind. */
import { useTranslation } from 'react-i18next'
import type { AnswerValue } from '../../../src/register/assessment-contract.ts'
import { CheckGroup } from '../../components/check-group.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { TableField } from './table-field.tsx'
import { choicesOf, type Question, rowsOf } from './value-text.ts'

export interface AnswerFieldProps {
  readonly question: Question
  readonly value: AnswerValue
  onChange(value: AnswerValue): void
}

export function AnswerField({ question, value, onChange }: AnswerFieldProps) {
  const { t } = useTranslation()
  const { kind, text: label, options = [], columns = [], min, max } = question
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  switch (kind) {
    case 'text':
      return <TextArea label={label} value={text} rows={4} onChange={({ target }) => onChange(target.value)} />
    case 'date':
      return <TextField label={label} type="date" value={text} onChange={({ target }) => onChange(target.value)} />
    case 'number':
      return (
        <TextField
          label={label}
          type="number"
          min={min}
          max={max}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        />
      )
    case 'choice':
      return (
        <SelectField label={label} value={text} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('assessment.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      )
    case 'multiple':
      return (
        <CheckGroup
          label={label}
          options={options}
          value={choicesOf(value)}
          onChange={(chosen) => onChange([...chosen])}
        />
      )
    case 'table':
      return (
        <TableField label={label} columns={columns} rows={rowsOf(value)} onChange={(rows) => onChange([...rows])} />
      )
  }
}
