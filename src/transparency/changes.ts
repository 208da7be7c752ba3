/** What changed for the public: from the versions of the register to news, without what stayed inside. Pure. */

import type { UseCase } from '../register/index.ts'
import { type Beside, isPublic, type PublicUseCase, publicUseCase } from './public-use-case.ts'

/** A version of a use case with when it was saved. */
export interface SavedVersion {
  readonly useCase: UseCase
  readonly savedAt: Date
}

export interface PublicChange {
  readonly useCase: string
  readonly version: number
  readonly name: string
  readonly at: Date
  readonly kind: 'begun' | 'changed' | 'ended'
  /** Which parts changed, in words of the page. */
  readonly parts: readonly string[]
}

const partNames: { readonly [Part in keyof PublicUseCase]?: string } = {
  name: 'naam',
  purpose: 'doel',
  department: 'afdeling',
  risk: 'risico',
  legalBasis: 'wet',
  data: 'gegevens',
  people: 'over wie het gaat',
  models: 'modellen',
  product: 'product',
  checkedBy: 'wie er meekijkt',
  checkedHow: 'hoe er wordt meegekeken',
  neverAutomatically: 'wat een mens doet',
  notice: 'uitleg aan wie het gebruikt',
  keptDays: 'hoe lang het bewaard blijft',
}

/** Newest first. @param versions of any number of use cases, in any order */
export function publicChanges(versions: readonly SavedVersion[], beside: Beside): PublicChange[] {
  const found: PublicChange[] = []
  const before = new Map<string, PublicUseCase>()
  for (const { useCase, savedAt } of versions.toSorted((a, b) => a.useCase.version - b.useCase.version)) {
    const was = before.get(useCase.id)
    const now = isPublic(useCase) ? publicUseCase(useCase, beside) : undefined
    const change = compare(was, now)
    if (change !== undefined)
      found.push({
        useCase: useCase.id,
        version: useCase.version,
        name: (now ?? was)?.name ?? '',
        at: savedAt,
        ...change,
      })
    if (now === undefined) before.delete(useCase.id)
    else before.set(useCase.id, now)
  }
  return found.sort((a, b) => b.at.getTime() - a.at.getTime())
}

function compare(
  was: PublicUseCase | undefined,
  now: PublicUseCase | undefined,
): Pick<PublicChange, 'kind' | 'parts'> | undefined {
  if (was === undefined) return now === undefined ? undefined : { kind: 'begun', parts: [] }
  if (now === undefined) return { kind: 'ended', parts: [] }
  const parts = (Object.keys(partNames) as (keyof PublicUseCase)[]).filter(
    (part) => JSON.stringify(was[part]) !== JSON.stringify(now[part]),
  )
  return parts.length === 0 ? undefined : { kind: 'changed', parts: parts.flatMap((part) => partNames[part] ?? []) }
}
