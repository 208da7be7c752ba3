/** The label that goes with every answer, on screen and in every export (AI Act art. 50(2) and (4)). */
import type { Model } from '../../models/index.ts'
import type { UseCase } from '../../register/index.ts'
import type { AiLabel } from '../contract.ts'

export function labelFor({ useCase, model, at }: { useCase: UseCase; model: Model; at: Date }): AiLabel {
  return {
    isMadeByAi: model.engine !== 'extractive',
    model: model.id,
    zone: model.zone,
    operator: model.sheet.operator ?? null,
    useCase: { id: useCase.id, name: useCase.name },
    // The notice of a use case speaks of what a model made.
    notice: model.engine === 'extractive' ? null : (useCase.notice ?? null),
    at: at.toISOString(),
  }
}
