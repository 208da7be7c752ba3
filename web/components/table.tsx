import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './table.css'

export interface Column {
  readonly name: string
  /** Left out where there is no room for it: its cells have the class `table-minor`. */
  readonly isMinor?: boolean
  /** The header is only read out: for a column of buttons. */
  readonly isHidden?: boolean
  /** How the rows are sorted by this column now; absent when they cannot be. */
  readonly sorted?: 'ascending' | 'descending' | 'none'
  onSort?(): void
}

export interface TableProps {
  readonly label: string
  readonly columns: readonly Column[]
  /** Rows. */
  readonly children: ReactNode
}

export function Table({ label, columns, children }: TableProps) {
  return (
    <table className="utrecht-table utrecht-table--html-table table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              className={column.isMinor === true ? 'table-minor' : ''}
              aria-sort={column.sorted}
            >
              <ColumnName {...column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function ColumnName({ name, isHidden, sorted, onSort }: Column) {
  if (isHidden === true) return <span className="visually-hidden">{name}</span>
  if (sorted === undefined) return name
  return (
    <button type="button" className="table-sort" onClick={onSort}>
      {name}
      <span className={`table-sort-mark table-sort-${sorted}`}>
        <Icon name="down" size={14} />
      </span>
    </button>
  )
}
