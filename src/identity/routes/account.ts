/** One's own account: how one signs in, and the password. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { account, passwordChange, signInAnswer } from '../contract.ts'
import { signedIn } from '../request.ts'
import { fromOf, keepResult } from './browser.ts'
import { iso, isoOrNull } from './moments.ts'
import type { IdentityRoutesOptions } from './options.ts'

const see = { access: 'session', verb: 'account.see' } as const
const change = { access: 'session', verb: 'account.change' } as const

export function accountRoutes(plain: FastifyInstance, { identity, accounts }: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { own } = accounts
  const describe = (summary: string) => ({ summary, tags: ['account'], security: [{ session: [] }] })

  scope.get(
    '/api/v1/account',
    { config: see, schema: { ...describe('Hoe je inlogt'), response: { 200: account } } },
    async (request) => {
      const seen = await own.see(signedIn(request))
      return {
        hasPassword: seen.account.passwordHash !== undefined,
        passwordChangedAt: isoOrNull(seen.account.passwordChangedAt),
        hasTotp: seen.account.totpSecret !== undefined,
        passkeys: seen.passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          name,
          createdAt: iso(createdAt),
          lastUsedAt: isoOrNull(lastUsedAt),
        })),
        resetAt: isoOrNull(seen.account.resetAt),
        resetBy: seen.resetBy ?? null,
      }
    },
  )
  scope.put(
    '/api/v1/account/password',
    {
      config: change,
      schema: { ...describe('Je wachtwoord veranderen'), body: passwordChange, response: { 200: signInAnswer } },
    },
    async (request, reply) => {
      const from = fromOf(request, identity.sessions)
      return keepResult(reply, await own.changePassword(signedIn(request), request.body, from))
    },
  )
}
