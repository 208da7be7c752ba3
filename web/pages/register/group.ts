/** Groups of use cases to look at, in the address so that they can be kept and shared. */
import type { RegisteredRow } from '../../../src/register/registration-contract.ts'
import { useCaseStates } from '../../../src/register/words-contract.ts'
import { hasWords } from '../../has-words.ts'

export const groups = ['all', 'mine', 'attention', ...useCaseStates, 'outside'] as const
export type Group = (typeof groups)[number]

export function isGroup(value: unknown): value is Group {
  return (groups as readonly unknown[]).includes(value)
}

export function isIn(row: RegisteredRow, group: Group): boolean {
  switch (group) {
    case 'all':
      return true
    case 'mine':
      return row.isMine
    case 'attention':
      return needsAttention(row)
    case 'outside':
      return !row.runsThroughGate
    default:
      return row.state === group
  }
}

/** Nobody answers for it, its review is late, or it is in use without a risk class. What is stopped asks nothing. */
export function needsAttention({ state, ownerState, isReviewDue, riskClass }: RegisteredRow): boolean {
  if (state === 'gestopt') return false
  return ownerState !== 'present' || isReviewDue || (state === 'in-gebruik' && riskClass === 'onbekend')
}

/** Those whose name, department or owner has all these words. */
export function search(rows: readonly RegisteredRow[], words: string): readonly RegisteredRow[] {
  const isWanted = hasWords(words)
  return rows.filter(({ name, department, owner }) => isWanted(`${name} ${department} ${owner}`))
}
