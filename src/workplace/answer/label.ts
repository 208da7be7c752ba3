/** The label that goes with every answer, on screen and in every export (AI Act art. 50(2) and (4)). */
import type { Model } from '../../models/index.ts'
import type { UseCase } from '../../register/index.ts'
import type { AiLabel } from '../contract.ts'

export function labelFor({ useCase, model, at }: { useCase: UseCase; model: Model; at: Date }): AiLabel {
  return {
    isMadeByAi: true,
    model: model.id,
    zone: model.zone,
    operator: model.sheet.operator ?? null,
    useCase: { id: useCase.id, name: useCase.name },
    notice: useCase.notice ?? null,
    at: at.toISOString(),
  }
}
