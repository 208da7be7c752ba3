/** Which registered use cases a person may use, with which models: the gate's own policy decides, on facts without text. */
import { type Gate, judgeFacts, mayAskModel } from '../gateway/index.ts'
import type { Actor } from '../identity/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Model } from '../models/index.ts'
import type { UseCase } from '../register/index.ts'
import type { Keeping, ModelSheet } from './contract.ts'
import type { SignedIn, WorkplaceDeps } from './deps.ts'
import { problems } from './problems.ts'

const day = 86_400_000

type AccessDeps = Pick<WorkplaceDeps, 'gate' | 'useCases' | 'limits'>

/** The person as the gate knows who asks: for this use case. */
export function actorFor({ limits }: Pick<WorkplaceDeps, 'limits'>, person: SignedIn, useCase: string): Actor {
  const { tenant, kind, id, name, personId, roles } = person
  return { tenant, kind, id, name, personId, roles, useCase, limits }
}

/** Models that policy allows for this use case, for a text with nothing personal in it. */
export function modelsFor(desk: AccessDeps, person: SignedIn, useCase: UseCase): readonly Model[] {
  const { gate } = desk
  return gate.models
    .list()
    .filter(
      (model) =>
        model.canChat &&
        mayAskModel(gate, { tenant: person.tenant, useCase: useCase.id }, model.id) &&
        judgeFacts(gate, actorFor(desk, person, useCase.id), { kinds: [], zone: model.zone }).effect === 'permit',
    )
}

export interface Access {
  readonly useCase: UseCase
  readonly model: Model
}

/** @throws Problem use-case-not-allowed, model-not-allowed */
export function access(
  desk: AccessDeps,
  person: SignedIn,
  asked: { readonly useCase: string; readonly model: string | undefined },
): Access {
  const useCase = desk.useCases.find(person.tenant, asked.useCase)
  const models = useCase === undefined ? [] : modelsFor(desk, person, useCase)
  const [first] = models
  if (useCase === undefined || first === undefined) throw new Problem(problems.useCaseClosed)
  if (asked.model === undefined) return { useCase, model: first }
  const model = models.find(({ id }) => id === asked.model)
  if (model === undefined)
    throw new Problem(problems.modelClosed, { members: { allowedModels: models.map(({ id }) => id) } })
  return { useCase, model }
}

/** What the register says about keeping, for a conversation last touched at a moment (milliseconds). */
export function keepingOf(useCase: UseCase | undefined, touchedAt: number): Keeping {
  const isStored = useCase !== undefined && !useCase.keepNoText && useCase.retentionDays > 0
  if (!isStored) return { isStored: false, days: 0, until: null }
  return {
    isStored,
    days: useCase.retentionDays,
    until: new Date(touchedAt + useCase.retentionDays * day).toISOString(),
  }
}

export function sheetOf(gate: Gate, model: Model): ModelSheet {
  const { id, zone, sheet } = model
  return {
    id,
    zone,
    operator: sheet.operator ?? null,
    jurisdiction: sheet.jurisdiction ?? null,
    trainsOnInput: sheet.trainsOnInput ?? null,
    licence: sheet.licence ?? null,
    isAvailable: !gate.models.isResting(model),
  }
}
