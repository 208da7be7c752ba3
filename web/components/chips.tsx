import './chips.css'

export interface ChipsProps<T extends string> {
  /** What is chosen here; read out, not shown. */
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly count?: number }[]
  readonly value: T
  onChange(value: T): void
}

/** A choice of one out of a few, all in sight: a filter, a language. */
export function Chips<T extends string>({ label, options, value, onChange }: ChipsProps<T>) {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="chip-count">{option.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
