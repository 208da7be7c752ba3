/** Where a person starts: use cases and notices, over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { addNews, listNotices, removeNews } from '../notice/notices.ts'
import { useCaseCards } from '../use-cases.ts'
import { tags } from './conversations.ts'

export function startRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  const writing = { access: 'session', verb: 'notice.write' } as const
  routes.get(
    '/workplace/use-cases',
    {
      config: { access: 'session', verb: 'use-case.see' },
      schema: { tags, summary: 'Toepassingen die ik kan gebruiken', response: { 200: wire.useCaseCards } },
    },
    (request) => ({ items: useCaseCards(desk, signedIn(request)) }),
  )
  routes.get(
    '/workplace/notices',
    {
      config: { access: 'session', verb: 'notice.see' },
      schema: { tags, summary: 'Meldingen', response: { 200: wire.noticeList } },
    },
    async (request) => ({ items: await listNotices(desk, signedIn(request)) }),
  )
  routes.post(
    '/workplace/notices',
    {
      config: writing,
      schema: { tags, summary: 'Plaats nieuws', body: wire.newsInput, response: { 201: wire.notice } },
    },
    async (request, reply) => reply.code(201).send(await addNews(desk, signedIn(request), request.body)),
  )
  routes.delete(
    '/workplace/notices/:id',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Haal nieuws weg',
        params: z.strictObject({ id: wire.id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await removeNews(desk, signedIn(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
