import { useId } from 'react'
import './check-group.css'

export interface CheckGroupProps<T extends string> {
  readonly label: string
  readonly help?: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly help?: string }[]
  readonly value: readonly T[]
  onChange(value: readonly T[]): void
}

/** Any number out of a few. */
export function CheckGroup<T extends string>({ label, help, options, value, onChange }: CheckGroupProps<T>) {
  const id = useId()
  return (
    <fieldset className="check-group" aria-describedby={help === undefined ? undefined : `${id}-help`}>
      <legend className="utrecht-form-label">{label}</legend>
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {options.map((option) => (
        <Check
          key={option.value}
          label={option.label}
          help={option.help}
          isChecked={value.includes(option.value)}
          onChange={(isChecked) =>
            onChange(isChecked ? [...value, option.value] : value.filter((kept) => kept !== option.value))
          }
        />
      ))}
    </fieldset>
  )
}

export interface CheckProps {
  readonly label: string
  readonly help?: string | undefined
  readonly isChecked: boolean
  onChange(isChecked: boolean): void
}

export function Check({ label, help, isChecked, onChange }: CheckProps) {
  const id = useId()
  return (
    <div className="option">
      <input
        id={id}
        type="checkbox"
        className="utrecht-checkbox utrecht-checkbox--html-input"
        checked={isChecked}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}
