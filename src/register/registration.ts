/** Keeping the register: the routes by which people add, change and judge use cases. */
import type { FastifyInstance } from 'fastify'
import type { RegistrationDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import { endWaivers } from './lifecycle/end-waivers.ts'
import { classificationRoutes } from './routes/classification.ts'
import { lifecycleRoutes } from './routes/lifecycle.ts'
import { useCaseRoutes } from './routes/use-cases.ts'

/** How people keep the register. */
export interface Registration {
  /** Adds the routes below the scope's prefix. */
  routes(scope: FastifyInstance): void
  /** Sends back what ran on a waiver that ended; also done every hour. @returns ids of those use cases */
  endWaivers(tenant: string): Promise<string[]>
  close(): void
}

const hour = 3_600_000

/** Opens the register for people; see `registration-contract.ts` for what they can do. */
export function createRegistration(deps: RegistrationDeps): Registration {
  const desk = createDesk(deps)
  const stop = deps.every(hour, async () => {
    for (const tenant of deps.tenants()) await endWaivers(desk, tenant)
  })
  return {
    routes: (scope) => {
      useCaseRoutes(scope, desk)
      lifecycleRoutes(scope, desk)
      classificationRoutes(scope, desk)
    },
    endWaivers: (tenant) => endWaivers(desk, tenant),
    close: stop,
  }
}
