/** A refusal that helps: which rules, why, and which other model or use case would take the same text. */
import { judgeFacts, type Preview } from '../../gateway/index.ts'
import type { PiiType } from '../../pii/index.ts'
import type { Refusal } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { actorFor } from '../use-case-access.ts'

/** @param asked the use case that refused, and the question as it would have passed */
export function refusalOf(
  desk: Desk,
  person: SignedIn,
  { useCase: refused, preview }: { readonly useCase: string; readonly preview: Preview },
): Refusal {
  const { verdict, allowedModels, counts } = preview
  const kinds = Object.keys(counts) as PiiType[]
  const takes = (useCase: string) =>
    desk.gate.models.list().some(({ zone, canChat }) => {
      return canChat && judgeFacts(desk.gate, actorFor(desk, person, useCase), { kinds, zone }).effect === 'permit'
    })
  const allowed = desk.useCases.find(person.tenant, refused)?.kinds ?? 'all'
  const unwanted = allowed === 'all' ? [] : kinds.filter((kind) => !allowed.includes(kind))
  const others = desk.useCases.list(person.tenant).filter(({ id }) => id !== refused && takes(id))
  return {
    rules: verdict.rules.map(({ id, explanation, ground }) => ({ id, explanation, ground })),
    kinds: unwanted.length > 0 ? unwanted : kinds,
    allowedModels: [...allowedModels],
    allowedUseCases: others.map(({ id, name }) => ({ id, name })),
  }
}
