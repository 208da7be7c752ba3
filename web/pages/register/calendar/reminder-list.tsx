/** What needs somebody before long, above the register: a few lines, the rest on request. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reminder } from '../../../../src/register/calendar/contract.ts'
import { Button } from '../../../components/button.tsx'
import { Section } from '../../../components/section.tsx'
import { Tag } from '../../../components/tag.tsx'
import { day } from '../../../i18n/format.ts'
import { remindersQuery } from '../queries.ts'

const few = 4

export function ReminderList() {
  const { t } = useTranslation()
  const { data } = useQuery(remindersQuery)
  const [showsAll, showAll] = useState(false)
  if (data === undefined || data.items.length === 0) return null
  const shown = showsAll ? data.items : data.items.slice(0, few)
  return (
    <Section
      title={t('register.needsYou')}
      lead={t('register.needsYouLead', { days: data.soonDays })}
      action={
        data.items.length > shown.length && (
          <Button look="subtle" onClick={() => showAll(true)}>
            {t('register.showAll', { count: data.items.length })}
          </Button>
        )
      }
    >
      <ul className="register-reminders">
        {shown.map((reminder) => (
          <li key={`${reminder.useCase?.id} ${reminder.kind} ${reminder.title}`}>
            <About reminder={reminder} />
            <span>{textOf(t, reminder)}</span>
            <Tag tone={reminder.isLate ? 'warning' : 'neutral'}>
              {reminder.date === null ? t('register.reminders.now') : day(reminder.date)}
            </Tag>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function About({ reminder: { useCase, count } }: { reminder: Reminder }) {
  const { t } = useTranslation()
  return useCase === null ? (
    <Link to="/register/kalender" className="nl-link">
      {t('register.shown', { count })}
    </Link>
  ) : (
    <Link to="/register/$useCase" params={{ useCase: useCase.id }} className="nl-link">
      {useCase.name}
    </Link>
  )
}

function textOf(t: TFunction, { kind, title }: Reminder): string {
  return t(`register.reminders.${kind}`, { title })
}
