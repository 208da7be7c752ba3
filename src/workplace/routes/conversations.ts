/** Conversations and folders over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as wire from '../contract.ts'
import {
  changeConversation,
  createConversation,
  listConversations,
  readConversation,
  removeAllConversations,
  removeConversation,
} from '../conversation/conversations.ts'
import type { Desk } from '../desk.ts'
import { exportConversation } from '../export/export-conversation.ts'
import { changeFolder, createFolder, listFolders, removeFolder } from '../folder/folders.ts'
import { search } from '../search/search.ts'

export const tags = ['werkplek']
const params = z.strictObject({ id: wire.id })
const reading = { access: 'session', verb: 'conversation.read' } as const
const writing = { access: 'session', verb: 'conversation.write' } as const

export function conversationRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/conversations',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Mijn gesprekken',
        querystring: wire.conversationQuery,
        response: { 200: wire.conversationPage },
      },
    },
    (request) => listConversations(desk, signedIn(request), request.query),
  )
  routes.post(
    '/conversations',
    {
      config: writing,
      schema: { tags, summary: 'Begin een gesprek', body: wire.newConversation, response: { 201: wire.conversation } },
    },
    async (request, reply) => reply.code(201).send(await createConversation(desk, signedIn(request), request.body)),
  )
  routes.delete(
    '/conversations',
    { config: writing, schema: { tags, summary: 'Verwijder al mijn gesprekken', response: { 204: z.null() } } },
    async (request, reply) => {
      await removeAllConversations(desk, signedIn(request))
      return reply.code(204).send(null)
    },
  )
  routes.post(
    '/conversations/search',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Zoek in mijn gesprekken',
        body: wire.searchQuery,
        response: { 200: wire.searchResult },
      },
    },
    (request) => search(desk, signedIn(request), request.body.query),
  )
  oneConversation(scope, desk)
  exportRoute(scope, desk)
}

function oneConversation(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/conversations/:id',
    { config: reading, schema: { tags, summary: 'Een gesprek', params, response: { 200: wire.conversation } } },
    (request) => readConversation(desk, signedIn(request), request.params.id),
  )
  routes.patch(
    '/conversations/:id',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Hernoem, verplaats of zet vast',
        params,
        body: wire.conversationChange,
        response: { 200: wire.conversationSummary },
      },
    },
    (request) => changeConversation(desk, signedIn(request), { id: request.params.id, change: request.body }),
  )
  routes.delete(
    '/conversations/:id',
    { config: writing, schema: { tags, summary: 'Verwijder een gesprek', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeConversation(desk, signedIn(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function exportRoute(scope: FastifyInstance, desk: Desk): void {
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/conversations/:id/export',
    {
      config: reading,
      schema: { tags, summary: 'Een gesprek als bestand', params, querystring: wire.exportQuery },
    },
    async (request, reply) => {
      const { id } = request.params
      const { name, type, content } = await exportConversation(desk, desk.signedIn(request), { id, ...request.query })
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content)
    },
  )
}

export function folderRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/folders',
    { config: reading, schema: { tags, summary: 'Mijn mappen', response: { 200: wire.folderList } } },
    async (request) => ({ items: await listFolders(desk, signedIn(request)) }),
  )
  routes.post(
    '/folders',
    {
      config: writing,
      schema: { tags, summary: 'Maak een map', body: wire.folderInput, response: { 201: wire.folder } },
    },
    async (request, reply) => reply.code(201).send(await createFolder(desk, signedIn(request), request.body)),
  )
  routes.patch(
    '/folders/:id',
    {
      config: writing,
      schema: { tags, summary: 'Verander een map', params, body: wire.folderInput, response: { 200: wire.folder } },
    },
    (request) => changeFolder(desk, signedIn(request), { id: request.params.id, input: request.body }),
  )
  routes.delete(
    '/folders/:id',
    { config: writing, schema: { tags, summary: 'Verwijder een map', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeFolder(desk, signedIn(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
