/** Every use case of the municipality, whether it passes the gate or not. A row opens its page. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredRow } from '../../../src/register/registration-contract.ts'
import { useCaseStates } from '../../../src/register/words-contract.ts'
import { Chips } from '../../components/chips.tsx'
import { Empty } from '../../components/empty.tsx'
import { TextField } from '../../components/field.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useMay } from '../../session.ts'
import { ForVerb } from '../for-verb.tsx'
import { ReminderList } from './calendar/reminder-list.tsx'
import { type Group, groups, isIn, search } from './group.ts'
import { registerQuery } from './queries.ts'
import './register.css'
import { UseCaseTable } from './use-case-table.tsx'

export function RegisterPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['register.read']} title={t('register.title')}>
      <Register />
    </ForVerb>
  )
}

function Register() {
  const { t } = useTranslation()
  const mayAdd = useMay('register.write')
  const mayTakeIn = useMay('register.write-all')
  const register = useQuery(registerQuery)
  return (
    <main className="page page-wide">
      <PageHead
        title={t('register.title')}
        lead={t('register.lead')}
        action={
          mayAdd && (
            <Link to="/register/nieuw" className="nl-button nl-button--primary">
              {t('register.add')}
            </Link>
          )
        }
      />
      <p className="register-links">
        <Link to="/inspiratie" className="nl-link">
          {t('register.guide')}
        </Link>
        <Link to="/register/kalender" className="nl-link">
          {t('register.calendar')}
        </Link>
        {mayTakeIn && (
          <Link to="/register/importeren" className="nl-link">
            {t('register.import')}
          </Link>
        )}
        <a href="/api/v1/registration/export?format=csv" className="nl-link" download>
          {t('register.export')}
        </a>
      </p>
      <ReminderList />
      <Loaded query={register} lines={6}>
        {(all) => (all.length === 0 ? <Empty title={t('register.none')} /> : <ChooseUseCases rows={all} />)}
      </Loaded>
    </main>
  )
}

function ChooseUseCases({ rows }: { rows: readonly RegisteredRow[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { groep: group } = useSearch({ from: '/inside/register' })
  const [words, setWords] = useState('')
  const names = useGroupNames()
  const shown = search(
    rows.filter((row) => isIn(row, group)),
    words,
  )
  const options = groups
    .map((value) => ({ value, label: names[value], count: rows.filter((row) => isIn(row, value)).length }))
    .filter(({ value, count }) => count > 0 || value === group)
  return (
    <>
      <div className="register-search">
        <TextField
          label={t('register.search')}
          type="search"
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Chips
        label={t('register.filter')}
        options={options}
        value={group}
        onChange={(groep) => void navigate({ to: '/register', search: { groep }, replace: true })}
      />
      <p role="status" className="register-count">
        {t('register.shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? <Empty title={t('register.noneFound')} /> : <UseCaseTable rows={shown} />}
    </>
  )
}

function useGroupNames(): { readonly [G in Group]: string } {
  const { t } = useTranslation()
  const states = useCaseStates.map((state) => [state, t(`register.states.${state}`)])
  return {
    all: t('register.all'),
    mine: t('register.mine'),
    attention: t('register.attention'),
    outside: t('register.outside'),
    ...(Object.fromEntries(states) as { [S in (typeof useCaseStates)[number]]: string }),
  }
}
