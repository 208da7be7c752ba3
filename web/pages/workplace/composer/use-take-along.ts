/** Goes on with the same text in another use case; where nothing is kept, in a temporary chat. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCasesQuery } from '../queries.ts'
import { keepDraft } from './drafts.ts'

export function useTakeAlong(): (useCase: string, text: string) => void {
  const navigate = useNavigate()
  const { data: useCases } = useQuery(useCasesQuery)
  return (useCase, text) => {
    const isStored = useCases?.find(({ id }) => id === useCase)?.isStored ?? false
    keepDraft(isStored ? startPlace(useCase) : temporaryPlace(useCase), text)
    void navigate({ to: isStored ? '/' : '/tijdelijk', search: { toepassing: useCase } })
  }
}

/** Names of the drafts of a new conversation. */
export const startPlace = (useCase: string | undefined): string => `nieuw ${useCase}`
export const temporaryPlace = (useCase: string): string => `tijdelijk ${useCase}`
