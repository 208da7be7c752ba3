/** Keeping the register: the routes by which people add, change and judge use cases. */
import type { FastifyInstance } from 'fastify'
import type { RegistrationDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import { useCaseRoutes } from './routes/use-cases.ts'

/** How people keep the register. */
export interface Registration {
  /** Adds the routes below the scope's prefix. */
  routes(scope: FastifyInstance): void
}

/** Opens the register for people; see `registration-contract.ts` for what they can do. */
export function createRegistration(deps: RegistrationDeps): Registration {
  const desk = createDesk(deps)
  return {
    routes: (scope) => {
      useCaseRoutes(scope, desk)
    },
  }
}
