/** Use cases over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import {
  addUseCase,
  changeUseCase,
  listChoices,
  listUseCases,
  listVersions,
  readUseCase,
} from '../record/keep-use-cases.ts'
import * as wire from '../registration-contract.ts'

export const tags = ['register']
export const params = z.strictObject({ id: wire.useCaseId })
export const reading = { access: 'session', verb: 'register.read' } as const
export const writing = { access: 'session', verb: 'register.write' } as const

export function useCaseRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/register',
    { config: reading, schema: { tags, summary: 'Alle toepassingen', response: { 200: wire.registerList } } },
    (request) => ({ items: listUseCases(desk, signedIn(request)) }),
  )
  routes.post(
    '/register',
    {
      config: writing,
      schema: { tags, summary: 'Registreer een toepassing', body: wire.newUseCase, response: { 201: wire.registered } },
    },
    async (request, reply) => reply.code(201).send(await addUseCase(desk, signedIn(request), request.body)),
  )
  routes.get(
    '/registration/choices',
    { config: reading, schema: { tags, summary: 'Keuzes voor een formulier', response: { 200: wire.choices } } },
    (request) => listChoices(desk, signedIn(request)),
  )
  oneUseCaseRoutes(scope, desk)
}

function oneUseCaseRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/register/:id',
    { config: reading, schema: { tags, summary: 'Een toepassing', params, response: { 200: wire.registered } } },
    (request) => readUseCase(desk, signedIn(request), request.params.id),
  )
  routes.put(
    '/register/:id',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Bewaar een nieuwe versie',
        params,
        body: wire.useCaseChange,
        response: { 200: wire.registered },
      },
    },
    (request) => changeUseCase(desk, signedIn(request), { id: request.params.id, change: request.body }),
  )
  routes.get(
    '/register/:id/versions',
    { config: reading, schema: { tags, summary: 'Versies', params, response: { 200: wire.useCaseVersions } } },
    async (request) => ({ items: await listVersions(desk, signedIn(request), request.params.id) }),
  )
}
