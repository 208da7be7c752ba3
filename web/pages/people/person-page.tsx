/** One person: what the house knows about them, their roles, and their way in. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import { number } from '../../i18n/format.ts'
import { useMay } from '../../session.ts'
import { useProof } from '../../step-up/use-proof.tsx'
import { MissingPage } from '../failure-page.tsx'
import { ForVerb } from '../for-verb.tsx'
import { AccessSection } from './access-section.tsx'
import { FactorNote } from './factor-note.tsx'
import './people.css'
import { PersonState } from './people-table.tsx'
import { PersonForm } from './person-form.tsx'
import { type ListedPerson, peopleQuery } from './queries.ts'

export function PersonPage() {
  const { t } = useTranslation()
  return (
    <ForVerb verbs={['person.see']} title={t('shell.people')}>
      <Person />
    </ForVerb>
  )
}

function Person() {
  const { t } = useTranslation()
  const { person: id } = useParams({ from: '/inside/beheer/$person' })
  const people = useQuery(peopleQuery)
  const person = people.data?.find((one) => one.id === id)
  if (people.data !== undefined && person === undefined) return <MissingPage />
  return (
    <main className="page">
      <Link to="/beheer" search={{ rol: 'all' }} className="nl-link">
        {t('people.toAll')}
      </Link>
      <FactorNote />
      <Loaded query={{ ...people, data: person }} lines={6}>
        {(known) => <PersonSections person={known} />}
      </Loaded>
    </main>
  )
}

function PersonSections({ person }: { person: ListedPerson }) {
  const { t } = useTranslation()
  const mayChange = useMay('person.change')
  const proof = useProof()
  const roles = person.roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <>
      <PageHead title={person.name} state={<PersonState person={person} />} />
      <Facts
        facts={[
          { name: t('signIn.name'), value: person.id },
          { name: t('people.factor'), value: t(person.hasSecondFactor ? 'people.yes' : 'people.no') },
          { name: t('people.sessions'), value: number(person.sessions) },
          ...(mayChange
            ? []
            : [
                { name: t('people.department'), value: person.department },
                { name: t('people.roles'), value: roles },
              ]),
        ]}
      />
      {mayChange && (
        <>
          <Section title={t('people.details')}>
            <PersonForm key={person.id} person={person} proof={proof} />
          </Section>
          <AccessSection person={person} proof={proof} />
        </>
      )}
      {proof.dialog}
    </>
  )
}
