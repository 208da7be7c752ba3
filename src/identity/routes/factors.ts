/** One's own second factors: authenticator app and passkeys. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  addedPasskey,
  passkeyAddition,
  passkeyChange,
  passkeyOptions,
  signInAnswer,
  totpConfirmation,
  totpOffer,
} from '../contract.ts'
import { signedIn } from '../request.ts'
import { fromOf, keepResult, keepStep, pageOf } from './browser.ts'
import type { IdentityRoutesOptions } from './options.ts'

const change = { access: 'session', verb: 'account.change' } as const
const changeFactor = { access: 'session', verb: 'account.change-factor' } as const
const addressedPasskey = z.object({ id: z.string().min(1).max(2048) })

const describe = (summary: string) => ({ summary, tags: ['account'], security: [{ session: [] }] })

export function factorRoutes(plain: FastifyInstance, options: IdentityRoutesOptions): void {
  appRoutes(plain, options)
  passkeyRoutes(plain, options)
}

function appRoutes(plain: FastifyInstance, { identity, accounts: { factors } }: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()

  scope.post(
    '/api/v1/account/totp',
    { config: changeFactor, schema: { ...describe('Een app koppelen'), response: { 200: totpOffer } } },
    async (request, reply) => {
      const { step, ...offer } = await factors.offerTotp(signedIn(request))
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
      return keepResult(reply, await factors.confirmTotp(signedIn(request), request.body.code, from))
    },
  )
  scope.delete(
    '/api/v1/account/totp',
    { config: changeFactor, schema: { ...describe('De app loskoppelen') } },
    async (request, reply) => {
      await factors.removeTotp(signedIn(request))
      return reply.code(204).send()
    },
  )
}

function passkeyRoutes(plain: FastifyInstance, { identity, accounts: { factors } }: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()

  scope.post(
    '/api/v1/account/passkeys/options',
    {
      config: changeFactor,
      schema: { ...describe('Wat de browser voor een nieuwe passkey vraagt'), response: { 200: passkeyOptions } },
    },
    async (request, reply) => {
      const begun = await factors.passkeyOptions(signedIn(request), pageOf(request))
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
      const added = await factors.addPasskey(signedIn(request), input, fromOf(request, identity.sessions))
      keepResult(reply, added.renewed)
      return reply.code(201).send({ id: added.id })
    },
  )
  scope.patch(
    '/api/v1/account/passkeys/:id',
    {
      config: change,
      schema: { ...describe('Een passkey een andere naam geven'), params: addressedPasskey, body: passkeyChange },
    },
    async (request, reply) => {
      await factors.renamePasskey(signedIn(request), request.params.id, request.body.name)
      return reply.code(204).send()
    },
  )
  scope.delete(
    '/api/v1/account/passkeys/:id',
    { config: changeFactor, schema: { ...describe('Een passkey weghalen'), params: addressedPasskey } },
    async (request, reply) => {
      await factors.removePasskey(signedIn(request), request.params.id)
      return reply.code(204).send()
    },
  )
}
