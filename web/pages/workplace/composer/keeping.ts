/** What stays behind of a conversation, in words. */
import type { TFunction } from 'i18next'
import type { Keeping, UseCaseCard } from '../../../../src/workplace/contract.ts'
import { day } from '../../../i18n/format.ts'

export interface KeptOptions {
  readonly useCase: UseCaseCard
  /** Of the conversation at hand; undefined while there is none. */
  readonly keeping: Keeping | undefined
  readonly isTemporary: boolean
}

export function keptInWords(t: TFunction, { useCase, keeping, isTemporary }: KeptOptions): string {
  if (isTemporary || !useCase.isStored) return t('shield.notKept')
  const until = keeping?.until ?? null
  return until === null
    ? t('shield.keptDays', { count: useCase.retentionDays })
    : t('shield.keptUntil', { day: day(until) })
}
