/** Assistants over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changeAssistant,
  createAssistant,
  listAssistants,
  listVersions,
  readAssistant,
  removeAssistant,
  rollBack,
} from '../assistant/assistants.ts'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'

const tags = ['assistenten']
const params = z.strictObject({ id: wire.id })
const reading = { access: 'session', verb: 'assistant.read' } as const
const writing = { access: 'session', verb: 'assistant.write' } as const

export function assistantRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/assistants',
    { config: reading, schema: { tags, summary: 'Mijn assistenten', response: { 200: wire.assistantList } } },
    async (request) => ({ items: await listAssistants(desk, signedIn(request)) }),
  )
  routes.post(
    '/assistants',
    {
      config: writing,
      schema: { tags, summary: 'Maak een assistent', body: wire.assistantInput, response: { 201: wire.assistant } },
    },
    async (request, reply) => reply.code(201).send(await createAssistant(desk, signedIn(request), request.body)),
  )
  routes.get(
    '/assistants/:id',
    { config: reading, schema: { tags, summary: 'Een assistent', params, response: { 200: wire.assistant } } },
    (request) => readAssistant(desk, signedIn(request), request.params.id),
  )
  routes.put(
    '/assistants/:id',
    {
      config: writing,
      schema: { tags, summary: 'Verbeter', params, body: wire.assistantInput, response: { 200: wire.assistant } },
    },
    (request) => changeAssistant(desk, signedIn(request), { id: request.params.id, input: request.body }),
  )
  routes.delete(
    '/assistants/:id',
    { config: writing, schema: { tags, summary: 'Verwijder een assistent', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeAssistant(desk, signedIn(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  versionRoutes(scope, desk)
}

function versionRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/assistants/:id/versions',
    { config: writing, schema: { tags, summary: 'Versies', params, response: { 200: wire.assistantVersions } } },
    async (request) => ({ items: await listVersions(desk, signedIn(request), request.params.id) }),
  )
  routes.post(
    '/assistants/:id/rollback',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Zet een eerdere versie terug',
        params,
        body: wire.rollbackInput,
        response: { 200: wire.assistant },
      },
    },
    (request) => rollBack(desk, signedIn(request), { id: request.params.id, version: request.body.version }),
  )
}
