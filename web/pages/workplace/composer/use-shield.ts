/** What would be protected in a text that is being written: asked of the own server a moment after typing stops. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ShieldRequest, ShieldResult } from '../../../../src/workplace/contract.ts'
import { shieldQuery } from '../queries.ts'
import { useSettled } from '../use-settled.ts'

export interface Shield {
  /** Of the text as it is now; undefined while it is being looked at. */
  readonly result: ShieldResult | undefined
  /** Of an earlier text, so that nothing jumps while typing. */
  readonly last: ShieldResult | undefined
  readonly error: Error | null
}

export function useShield(request: ShieldRequest): Shield {
  const settled = useSettled(request)
  const { data, error, isPlaceholderData } = useQuery({
    ...shieldQuery(settled),
    enabled: settled.text.trim() !== '' || settled.attachments.length > 0,
    placeholderData: keepPreviousData,
  })
  const isCurrent = settled === request && !isPlaceholderData
  return { result: isCurrent ? data : undefined, last: data, error }
}
