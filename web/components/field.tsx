/** A form field: label, help, control and error, tied together for screen readers. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type RefAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import './field.css'
import { Icon } from './icon.tsx'

interface FieldProps {
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
}

interface Ties {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

function Field({ label, help, error, control }: FieldProps & { control: (ties: Ties) => ReactNode }) {
  const id = useId()
  const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].join(' ').trim()
  return (
    <div className={`field utrecht-form-field ${error === undefined ? '' : 'utrecht-form-field--invalid'}`}>
      <label className="utrecht-form-label" htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {control({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  )
}

export function TextField({ label, help, error, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const control = (ties: Ties) => <input className="utrecht-textbox utrecht-textbox--html-input" {...rest} {...ties} />
  return <Field {...{ label, help, error, control }} />
}

type TextAreaProps = FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement> & RefAttributes<HTMLTextAreaElement>

export function TextArea({ label, help, error, ...rest }: TextAreaProps) {
  const control = (ties: Ties) => <textarea className="utrecht-textarea" rows={5} {...rest} {...ties} />
  return <Field {...{ label, help, error, control }} />
}

export function SelectField({ label, help, error, ...rest }: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const control = (ties: Ties) => (
    <span className="select">
      <select className="utrecht-select utrecht-select--html-select" {...rest} {...ties} />
      <Icon name="down" />
    </span>
  )
  return <Field {...{ label, help, error, control }} />
}
