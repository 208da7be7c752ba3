/** What can be asked about the models, whether a server runs them or they were opened for the occasion. */
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import type { Model, Models } from '../models/index.ts'
import type { Handlers } from './control.ts'

/** A model as the command line shows it. */
export const describedModel = z.object({
  id: z.string(),
  zone: z.enum(zones),
  engine: z.string(),
  fallbacks: z.array(z.string()),
  /** Null where the settings do not say. */
  sheet: z.object({
    operator: z.string().nullable(),
    jurisdiction: z.string().nullable(),
    trainsOnInput: z.boolean().nullable(),
    licence: z.string().nullable(),
  }),
})
export type DescribedModel = z.infer<typeof describedModel>

/** What came out of asking a model whether it can answer. */
export const checkedModel = describedModel.extend({
  ok: z.boolean(),
  /** Dutch. */
  detail: z.string(),
  /** Whether it is left alone for a while after a row of failures. */
  isResting: z.boolean(),
})
export type CheckedModel = z.infer<typeof checkedModel>

/** `models.list` and `models.check`. */
export function modelVerbs(models: Models): Handlers {
  return {
    'models.list': async () => listModels(models),
    'models.check': () => checkModels(models),
  }
}

export function listModels(models: Models): DescribedModel[] {
  return models.list().map(describe)
}

/** Asks every model whether it can answer. */
export async function checkModels(models: Models): Promise<CheckedModel[]> {
  const checks = await models.check()
  return checks.map(({ model, ok, detail, isResting }) => ({ ...describe(model), ok, detail, isResting }))
}

function describe({ id, zone, engine, fallbacks, sheet }: Model): DescribedModel {
  const { operator = null, jurisdiction = null, trainsOnInput = null, licence = null } = sheet
  return { id, zone, engine, fallbacks: [...fallbacks], sheet: { operator, jurisdiction, trainsOnInput, licence } }
}
