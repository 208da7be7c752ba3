/** Which people are in sight, and in which order. Pure. */
import { hasWords } from '../../has-words.ts'
import type { Filter } from './filter.ts'
import type { ListedPerson } from './queries.ts'

export type SortKey = 'name' | 'department' | 'sessions'

export interface Choice {
  readonly filter: Filter
  /** Words that a name, department or group has to contain, in any order. */
  readonly words: string
  readonly sort: SortKey
  readonly isDescending: boolean
}

export function choosePeople(people: readonly ListedPerson[], choice: Choice): readonly ListedPerson[] {
  const isWanted = hasWords(choice.words)
  const chosen = people.filter((person) => passes(person, choice.filter) && isWanted(textOf(person)))
  const sorted = chosen.sort((a, b) => compare(a, b, choice.sort) || a.name.localeCompare(b.name, 'nl'))
  return choice.isDescending ? sorted.reverse() : sorted
}

export function passes(person: ListedPerson, filter: Filter): boolean {
  if (filter === 'all') return true
  return filter === 'blocked' ? person.blockedAt !== null : person.roles.includes(filter)
}

function textOf({ id, name, department, groups }: ListedPerson): string {
  return [id, name, department, ...groups].join(' ')
}

function compare(a: ListedPerson, b: ListedPerson, key: SortKey): number {
  return key === 'sessions' ? a.sessions - b.sessions : a[key].localeCompare(b[key], 'nl')
}
