/** All routes of signing in, accounts and people, below `/api/v1`. */
import type { FastifyInstance } from 'fastify'
import type { Municipality } from './account-deps.ts'
import type { Accounts } from './accounts.ts'
import type { Sessions } from './manage-sessions.ts'
import { accountRoutes } from './routes/account.ts'
import { peopleRoutes } from './routes/people.ts'
import { providerRoutes } from './routes/provider.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'

/** What the routes need. */
export interface IdentityRoutesOptions {
  readonly identity: { readonly sessions: Sessions }
  readonly accounts: Accounts
  readonly municipalities: () => readonly Municipality[]
  /** Name of the municipality's provider; undefined where accounts are ours. */
  readonly providerName: string | undefined
  /** Where our own pages are; the first is where the provider sends people back to. */
  readonly origins: () => readonly string[]
  /** Milliseconds without use after which a session ends. */
  readonly idleMs: number
}

/** Adds the routes to a Fastify scope. */
export async function identityRoutes(scope: FastifyInstance, options: IdentityRoutesOptions): Promise<void> {
  await scope.register(async (inner) => signInRoutes(inner, options))
  sessionRoutes(scope, options)
  accountRoutes(scope, options)
  peopleRoutes(scope, options)
  providerRoutes(scope, options)
}
