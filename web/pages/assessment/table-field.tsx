/** An answer in rows: one card for each, so that it also works on a small screen. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'

type Row = Record<string, string>

export interface TableFieldProps {
  readonly label: string
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly rows: readonly Row[]
  onChange(rows: readonly Row[]): void
}

export function TableField({ label, columns, rows, onChange }: TableFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const write = (at: number, cell: Row) => onChange(rows.map((row, i) => (i === at ? { ...row, ...cell } : row)))
  return (
    <fieldset className="rows" aria-labelledby={id}>
      <legend id={id} className="utrecht-form-label">
        {label}
      </legend>
      <ol className="rows-list">
        {rows.map((row, at) => (
          <li key={keyOf(at)} className="rows-row">
            <div className="rows-cells">
              {columns.map((column) => (
                <TextArea
                  rows={2}
                  key={column.id}
                  label={column.title}
                  value={row[column.id] ?? ''}
                  onChange={({ target }) => write(at, { [column.id]: target.value })}
                />
              ))}
            </div>
            <Button
              look="subtle"
              isIcon
              aria-label={t('assessment.removeRow', { number: at + 1 })}
              onClick={() => onChange(rows.filter((_row, i) => i !== at))}
            >
              <Icon name="trash" />
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={() => onChange([...rows, Object.fromEntries(columns.map(({ id: name }) => [name, '']))])}>
        <Icon name="add" />
        {t('assessment.addRow')}
      </Button>
    </fieldset>
  )
}

/** Rows have no name of their own: their place is who they are. */
function keyOf(place: number): string {
  return `row-${place}`
}
