import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { number } from '../../i18n/format.ts'
import type { SortKey } from './choose-people.ts'
import type { ListedPerson } from './queries.ts'

export interface PeopleTableProps {
  readonly people: readonly ListedPerson[]
  readonly sort: SortKey
  readonly isDescending: boolean
  onSort(sort: SortKey, isDescending: boolean): void
}

export function PeopleTable({ people, sort, isDescending, onSort }: PeopleTableProps) {
  const { t } = useTranslation()
  const sortable = (key: SortKey) => ({
    sorted: sort === key ? (isDescending ? ('descending' as const) : ('ascending' as const)) : ('none' as const),
    onSort: () => onSort(key, sort === key && !isDescending),
  })
  return (
    <Table
      label={t('people.title')}
      columns={[
        { name: t('people.name'), ...sortable('name') },
        { name: t('people.department'), isMinor: true, ...sortable('department') },
        { name: t('people.roles'), isMinor: true },
        { name: t('people.factor'), isMinor: true },
        { name: t('people.sessions'), isMinor: true, ...sortable('sessions') },
        { name: t('people.state') },
      ]}
    >
      {people.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </Table>
  )
}

function PersonRow({ person }: { person: ListedPerson }) {
  const { t } = useTranslation()
  const roles = person.roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <tr>
      <th scope="row">
        <Link to="/beheer/$person" params={{ person: person.id }} className="nl-link">
          {person.name}
        </Link>
        <span className="table-note table-narrow">{`${person.department} · ${roles}`}</span>
      </th>
      <td className="table-minor">{person.department}</td>
      <td className="table-minor">{roles}</td>
      <td className="table-minor">{t(person.hasSecondFactor ? 'people.yes' : 'people.no')}</td>
      <td className="table-minor people-number">{number(person.sessions)}</td>
      <td>
        <PersonState person={person} />
      </td>
    </tr>
  )
}

export function PersonState({ person: { blockedAt } }: { person: ListedPerson }) {
  const { t } = useTranslation()
  return blockedAt === null ? (
    <Tag tone="ok">{t('people.active')}</Tag>
  ) : (
    <Tag tone="error">{t('people.isBlocked')}</Tag>
  )
}
