/** All routes of signing in, accounts and people, below `/api/v1`. */
import type { FastifyInstance } from 'fastify'
import { accountRoutes } from './routes/account.ts'
import { factorRoutes } from './routes/factors.ts'
import type { IdentityRoutesOptions } from './routes/options.ts'
import { peopleRoutes } from './routes/people.ts'
import { providerRoutes } from './routes/provider.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'

/** Adds the routes to a Fastify scope. */
export async function identityRoutes(scope: FastifyInstance, options: IdentityRoutesOptions): Promise<void> {
  await scope.register(async (inner) => signInRoutes(inner, options))
  sessionRoutes(scope, options)
  accountRoutes(scope, options)
  factorRoutes(scope, options)
  peopleRoutes(scope, options)
  providerRoutes(scope, options)
}
