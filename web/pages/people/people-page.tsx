/** Who works with the platform, with which roles. A row opens the person's own page. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { TextField } from '../../components/field.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { choosePeople, passes, type SortKey } from './choose-people.ts'
import { FactorNote } from './factor-note.tsx'
import { type Filter, roles } from './filter.ts'
import './people.css'
import { PeopleTable } from './people-table.tsx'
import { type ListedPerson, peopleQuery } from './queries.ts'

export function PeoplePage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['person.see']} title={t('shell.people')}>
      <People />
    </ForVerb>
  )
}

function People() {
  const { t } = useTranslation()
  const mayAdd = useMay('person.add')
  const people = useQuery(peopleQuery)
  return (
    <main className="page">
      <PageHead
        title={t('people.title')}
        lead={t('people.lead')}
        action={
          mayAdd && (
            <Link to="/beheer/nieuw" className="nl-button nl-button--primary">
              {t('people.add')}
            </Link>
          )
        }
      />
      <FactorNote />
      <Loaded query={people} lines={6}>
        {(all) => (all.length === 0 ? <Empty title={t('people.none')} /> : <ChoosePeople people={all} />)}
      </Loaded>
    </main>
  )
}

function ChoosePeople({ people }: { people: readonly ListedPerson[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { rol: filter } = useSearch({ from: '/inside/beheer' })
  // Not in the address: whom one looks for does not belong in a history.
  const [words, setWords] = useState('')
  const [order, setOrder] = useState<{ sort: SortKey; isDescending: boolean }>({ sort: 'name', isDescending: false })
  const shown = choosePeople(people, { filter, words, ...order })
  const option = (value: Filter, label: string) => ({
    value,
    label,
    count: people.filter((person) => passes(person, value)).length,
  })
  const options = [
    option('all', t('people.everyone')),
    ...roles.map((role) => option(role, t(`role.${role}`))),
    option('blocked', t('people.blocked')),
  ].filter(({ value, count }) => count > 0 || value === filter)
  return (
    <>
      <div className="people-search">
        <TextField
          label={t('people.search')}
          type="search"
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Chips
        label={t('people.filter')}
        options={options}
        value={filter}
        onChange={(rol) => void navigate({ to: '/beheer', search: { rol }, replace: true })}
      />
      <p role="status" className="people-count">
        {t('people.shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('people.noneFound')} />
      ) : (
        <PeopleTable people={shown} {...order} onSort={(sort, isDescending) => setOrder({ sort, isDescending })} />
      )}
    </>
  )
}
