/** Getting in: by password, code, passkey, second factor. Slow on purpose for who tries too often. */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import {
  codeSignIn,
  passkeyOptions,
  passkeySignIn,
  passwordSignIn,
  secondFactorSignIn,
  signInAnswer,
  signInWays,
} from '../contract.ts'
import { problems } from '../problems.ts'
import { fromOf, keepResult, keepStep, pageOf } from './browser.ts'
import type { IdentityRoutesOptions } from './options.ts'

/** Attempts of one address in a minute, right or wrong: each costs a tenth of a second of hashing. */
const attemptsPerMinute = 120

export async function signInRoutes(plain: FastifyInstance, options: IdentityRoutesOptions): Promise<void> {
  const { identity, accounts } = options
  await plain.register(rateLimit, {
    max: attemptsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem(problems.signInDelayed, { retryAfter: Math.ceil(ttl / 1000) }),
  })
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { signIn, byPasskey } = accounts
  const attempt = { access: 'public', verb: 'sign-in.try' } as const
  const describe = (summary: string) => ({ summary, tags: ['inloggen'] })
  const answer = { response: { 200: signInAnswer } }

  scope.get(
    '/api/v1/sign-in',
    {
      config: { access: 'public', verb: 'sign-in.see', rateLimit: false },
      schema: { ...describe('Hoe je hier inlogt'), response: { 200: signInWays } },
    },
    () => waysIn(options),
  )
  scope.post(
    '/api/v1/session',
    { config: attempt, schema: { ...describe('Inloggen met een wachtwoord'), body: passwordSignIn, ...answer } },
    async (request, reply) => {
      const { municipality, ...typed } = request.body
      return keepResult(
        reply,
        await signIn.withPassword({ municipality, ...typed }, fromOf(request, identity.sessions)),
      )
    },
  )
  scope.post(
    '/api/v1/session/code',
    { config: attempt, schema: { ...describe('Inloggen met een eenmalige code'), body: codeSignIn, ...answer } },
    async (request, reply) => {
      const { municipality, ...typed } = request.body
      return keepResult(reply, await signIn.withCode({ municipality, ...typed }, fromOf(request, identity.sessions)))
    },
  )
  scope.post(
    '/api/v1/session/second-factor',
    { config: attempt, schema: { ...describe('De code van de app'), body: secondFactorSignIn, ...answer } },
    async (request, reply) =>
      keepResult(reply, await signIn.withTotp(request.body.code, fromOf(request, identity.sessions))),
  )
  scope.post(
    '/api/v1/session/passkey/options',
    {
      config: attempt,
      schema: {
        ...describe('Wat de browser aan een passkey vraagt'),
        body: z.strictObject({ municipality: z.string().max(64).optional() }),
        response: { 200: passkeyOptions },
      },
    },
    async (request, reply) => {
      const from = fromOf(request, identity.sessions)
      const begun = await byPasskey.options(pageOf(request), from, request.body.municipality)
      keepStep(reply, begun.step)
      return { ...begun.options }
    },
  )
  scope.post(
    '/api/v1/session/passkey',
    { config: attempt, schema: { ...describe('Inloggen met een passkey'), body: passkeySignIn, ...answer } },
    async (request, reply) => {
      const from = fromOf(request, identity.sessions)
      return keepResult(reply, await byPasskey.finish(pageOf(request), request.body.passkey, from))
    },
  )
}

function waysIn({ municipalities, providerName, origins }: IdentityRoutesOptions): z.infer<typeof signInWays> {
  return {
    municipalities: municipalities().map(({ id, name }) => ({ id, name })),
    local: providerName === undefined,
    provider: providerName === undefined ? null : { name: providerName },
    passkeyHosts: origins()
      .map((origin) => new URL(origin).hostname)
      .filter((host) => !/^[\d.]+$|^\[/.test(host)),
  }
}
