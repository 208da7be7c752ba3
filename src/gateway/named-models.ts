/** The register may name the models of a use case, within its zones: then only those answer, also as a fallback. */
import type { Actor } from '../identity/index.ts'
import type { Rule } from '../policy/index.ts'
import type { Gate } from './gate.ts'

/** Said like a rule of policy, so that evidence and help read alike. */
export const namedModelsRule: Rule = {
  id: 'model-mag-niet',
  explanation: 'Deze toepassing mag dit model niet gebruiken.',
  ground: 'AVG art. 25 en art. 28',
}

/** Whether the use case of who asks allows a model, apart from what policy says of its zone. @param model its id */
export function mayAskModel(
  gate: Pick<Gate, 'useCase'>,
  { tenant, useCase }: Pick<Actor, 'tenant' | 'useCase'>,
  model: string,
): boolean {
  const models = gate.useCase(tenant, useCase)?.models ?? 'all'
  return models === 'all' || models.includes(model)
}
