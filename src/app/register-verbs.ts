/** What can be asked about the register from the command line, whether a server runs or a house was opened for it. */
import { z } from 'zod'
import type { Json } from '../kernel/json.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { UseCase } from '../register/index.ts'
import type { Handlers } from './control.ts'
import { tenantOf, type VerbParts } from './house-verbs.ts'
import { openAssessor, openRegistration } from './open-registration.ts'

const tenant = z.string().optional()
const listArgs = z.object({ tenant })
const showArgs = z.object({ tenant, id: z.string() })
const exportArgs = z.object({ tenant, format: z.enum(['csv', 'json']) })
const importArgs = z.object({
  tenant,
  format: z.enum(['csv', 'algoritmeregister', 'json']),
  content: z.string(),
  isTrial: z.boolean(),
})

const unknown: ProblemKind = { code: 'unknown-use-case', status: 404, title: 'Deze toepassing is niet geregistreerd.' }

/** A use case as a line of the list. */
export const listedUseCase = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  riskClass: z.string(),
  owner: z.string(),
  reviewDate: z.string(),
})
export type ListedUseCase = z.infer<typeof listedUseCase>

/** `register.list`, `register.show`, `register.import`, `register.export`; what comes in leaves evidence. */
export function registerVerbs(parts: VerbParts): Handlers {
  const { house } = parts
  const open = () => {
    const houseParts = { ...parts, models: { list: () => [] } }
    return openRegistration({ ...houseParts, assessor: openAssessor(houseParts) })
  }
  return {
    'register.list': async (args) => house.register.list(tenantOf(house, listArgs.parse(args).tenant)).map(lineOf),
    'register.show': async (args) => {
      const { tenant: asked, id } = showArgs.parse(args)
      const useCase = house.register.find(tenantOf(house, asked), id)
      if (useCase === undefined) throw new Problem(unknown)
      return asJson(useCase)
    },
    'register.import': async (args) => {
      const { tenant: asked, ...input } = importArgs.parse(args)
      const registration = open()
      try {
        const by = { tenant: tenantOf(house, asked), savedBy: 'cli', actor: { kind: 'program', id: 'cli' } }
        return asJson(await registration.takeIn(by, input))
      } finally {
        registration.close()
      }
    },
    'register.export': async (args) => {
      const { tenant: asked, format } = exportArgs.parse(args)
      const registration = open()
      try {
        return registration.giveOut(tenantOf(house, asked), format)
      } finally {
        registration.close()
      }
    },
  }
}

function lineOf({
  id,
  name,
  state,
  riskClass,
  owner,
  reviewDate,
}: UseCase): ListedUseCase & { readonly [name: string]: Json } {
  return { id, name, state, riskClass, owner, reviewDate }
}

function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
