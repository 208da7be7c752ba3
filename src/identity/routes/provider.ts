/** To the provider of the municipality and back. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asProblem } from '../../kernel/problem.ts'
import { providerCallback, signInPage } from '../contract.ts'
import { fromOf, keepSession, keepStep } from './browser.ts'
import type { IdentityRoutesOptions } from './options.ts'

const departure = z.object({ return: z.string().max(2000).default('/'), again: z.enum(['ja']).optional() })

export function providerRoutes(plain: FastifyInstance, options: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { identity, accounts, origins } = options
  const describe = (summary: string) => ({ summary, tags: ['inloggen'] })
  const config = { access: 'public', verb: 'sign-in.try' } as const
  const home = (): string => origins()[0] ?? ''

  scope.get(
    '/api/v1/oidc/start',
    { config, schema: { ...describe('Naar de aanbieder van de gemeente'), querystring: departure } },
    async (request, reply) => {
      const { return: returnTo, again } = request.query
      const { url, step } = await accounts.provider.begin({
        redirectUri: home() + providerCallback,
        returnTo: ownPath(returnTo, home()),
        isAgain: again !== undefined,
      })
      keepStep(reply, step)
      return reply.redirect(url)
    },
  )
  scope.get(providerCallback, { config, schema: describe('Terug van de aanbieder') }, async (request, reply) => {
    try {
      // The address is ours and not what the Host header says: it must be the redirect address, to the letter.
      const returned = new URL(request.url, home())
      const result = await accounts.provider.finish(returned, fromOf(request, identity.sessions))
      if (result.kind === 'signed-in') keepSession(reply, result.secret)
      return reply.redirect(result.returnTo, 303)
    } catch (error) {
      const { kind } = asProblem(error)
      if (kind.status >= 500) throw error
      // A person looks at this, not a program: the page says what the code means.
      return reply.redirect(`${signInPage}?probleem=${kind.code}`, 303)
    }
  })
}

/** A path of this site; anything else, also what only looks like one, becomes the front page. */
function ownPath(asked: string, home: string): string {
  if (!asked.startsWith('/') || !URL.canParse(asked, home)) return '/'
  const url = new URL(asked, home)
  return url.origin === home ? `${url.pathname}${url.search}${url.hash}` : '/'
}
