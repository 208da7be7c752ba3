/** The calendar of the law for people: everything, for one use case, and what comes soon. */
import type { SignedIn } from '../../identity/index.ts'
import { classification } from '../classification/contract.ts'
import type { Desk } from '../desk.ts'
import { isInForce } from '../lifecycle/judge-checks.ts'
import { ownerStateOf } from '../record/owner-state.ts'
import type { StoredClassification } from '../store/judgements.ts'
import type { Obligation, Reminder } from './contract.ts'
import { obligationsOf } from './obligations.ts'
import { remindersOf } from './reminders.ts'

/** @throws Problem not-found */
export async function readObligationsOf(desk: Desk, { tenant }: SignedIn, id: string): Promise<Obligation[]> {
  const record = desk.find(tenant, id)
  const all = await desk.judgements.classifications(tenant, id)
  const last = all.find(({ isFinal }) => isFinal)
  return obligationsOf(desk.calendar, { record, result: resultOf(last) }, desk.today())
}

export async function readReminders(desk: Desk, person: SignedIn): Promise<Reminder[]> {
  const { tenant, personId } = person
  const today = desk.today()
  const [waivers, classes] = await Promise.all([
    desk.judgements.allWaivers(tenant),
    desk.judgements.finalClassifications(tenant),
  ])
  const titles = new Map(desk.lifecycle.checks.map(({ name, title }) => [name, title]))
  const all = desk.register.list(tenant).map((useCase) => ({
    useCase,
    ownerState: ownerStateOf(useCase, (id) => desk.people.find(tenant, id)),
    isMine: [useCase.ownerPerson, useCase.deputy].includes(personId),
    obligations: obligationsOf(
      desk.calendar,
      { record: useCase, result: resultOf(classes.find((one) => one.useCase === useCase.id)) },
      today,
    ),
    waivers: waivers
      .filter((one) => one.useCase === useCase.id && isInForce(one, today))
      .map((one) => ({ ...one, title: titles.get(one.name) ?? one.name })),
  }))
  const until = new Date(Date.parse(today) + desk.calendar.soonDays * day).toISOString().slice(0, 10)
  return remindersOf(all, { today, until })
}

const day = 86_400_000

function resultOf(stored: StoredClassification | undefined) {
  return stored === undefined ? undefined : classification.parse(stored.result)
}
