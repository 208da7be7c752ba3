/** One's own account: password, authenticator app, passkeys. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  account,
  addedPasskey,
  passkeyAddition,
  passkeyOptions,
  passwordChange,
  signInAnswer,
  totpConfirmation,
  totpOffer,
} from '../contract.ts'
import { signedIn } from '../request.ts'
import type { IdentityRoutesOptions } from '../routes.ts'
import { fromOf, keepResult, keepStep, pageOf } from './browser.ts'
import { iso, isoOrNull } from './moments.ts'

const see = { access: 'session', verb: 'account.see' } as const
const change = { access: 'session', verb: 'account.change' } as const
const changeFactor = { access: 'session', verb: 'account.change-factor' } as const
const addressedPasskey = z.object({ id: z.string().min(1).max(2048) })

export function accountRoutes(plain: FastifyInstance, { identity, accounts }: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { own } = accounts
  const describe = (summary: string) => ({ summary, tags: ['account'], security: [{ session: [] }] })

  scope.get(
    '/api/v1/account',
    { config: see, schema: { ...describe('Hoe je je aanmeldt'), response: { 200: account } } },
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
  scope.post(
    '/api/v1/account/totp',
    { config: changeFactor, schema: { ...describe('Een app koppelen'), response: { 200: totpOffer } } },
    async (request, reply) => {
      const { step, ...offer } = await own.offerTotp(signedIn(request))
      keepStep(reply, step)
      return offer
    },
  )
  scope.put(
    '/api/v1/account/totp',
    {
      config: changeFactor,
      schema: { ...describe('De app bevestigen'), body: totpConfirmation, response: { 200: signInAnswer } },
    },
    async (request, reply) => {
      const from = fromOf(request, identity.sessions)
      return keepResult(reply, await own.confirmTotp(signedIn(request), request.body.code, from))
    },
  )
  scope.delete(
    '/api/v1/account/totp',
    { config: changeFactor, schema: { ...describe('De app loskoppelen') } },
    async (request, reply) => {
      await own.removeTotp(signedIn(request))
      return reply.code(204).send()
    },
  )
  scope.post(
    '/api/v1/account/passkeys/options',
    {
      config: changeFactor,
      schema: { ...describe('Wat de browser voor een nieuwe passkey vraagt'), response: { 200: passkeyOptions } },
    },
    async (request, reply) => {
      const begun = await own.passkeyOptions(signedIn(request), pageOf(request))
      keepStep(reply, begun.step)
      return { ...begun.options }
    },
  )
  scope.post(
    '/api/v1/account/passkeys',
    {
      config: changeFactor,
      schema: { ...describe('Een passkey toevoegen'), body: passkeyAddition, response: { 201: addedPasskey } },
    },
    async (request, reply) => {
      const input = { page: pageOf(request), ...request.body }
      const added = await own.addPasskey(signedIn(request), input, fromOf(request, identity.sessions))
      keepResult(reply, added.renewed)
      return reply.code(201).send({ id: added.id })
    },
  )
  scope.delete(
    '/api/v1/account/passkeys/:id',
    { config: changeFactor, schema: { ...describe('Een passkey weghalen'), params: addressedPasskey } },
    async (request, reply) => {
      await own.removePasskey(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
