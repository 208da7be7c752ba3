/** Questions and answers over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { streamTo } from '../adapters/event-stream.ts'
import { ask, regenerate } from '../answer/ask.ts'
import { followAnswer } from '../answer/follow-answer.ts'
import { rateAnswer, stopAnswer } from '../answer/tend-answer.ts'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { tags } from './conversations.ts'

const params = z.strictObject({ id: wire.id })
const answerParams = z.strictObject({ id: wire.id, answer: wire.id })
const reading = { access: 'session', verb: 'conversation.read' } as const
const writing = { access: 'session', verb: 'conversation.write' } as const

export function answerRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.post(
    '/conversations/:id/messages',
    {
      config: writing,
      schema: { tags, summary: 'Stel een vraag', params, body: wire.question, response: { 201: wire.asked } },
    },
    async (request, reply) =>
      reply.code(201).send(await ask(desk, signedIn(request), { id: request.params.id, input: request.body })),
  )
  routes.post(
    '/conversations/:id/answers/:answer/regenerate',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Vraag een ander antwoord',
        params: answerParams,
        body: wire.regenerateInput,
        response: { 201: wire.message },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await regenerate(desk, signedIn(request), { ...request.params, model: request.body.model })),
  )
  watchRoute(scope, desk)
  tendRoutes(scope, desk)
}

function watchRoute(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  routes.get(
    '/conversations/:id/answers/:answer/events',
    { config: reading, schema: { tags, summary: 'Volg een antwoord', params: answerParams } },
    (request, reply) =>
      streamTo(reply, (watcher) => followAnswer(desk, desk.signedIn(request), { ...request.params, watcher })),
  )
}

function tendRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  const nothing = { 204: z.null() }
  routes.post(
    '/conversations/:id/answers/:answer/stop',
    { config: writing, schema: { tags, summary: 'Stop een antwoord', params: answerParams, response: nothing } },
    async (request, reply) => {
      await stopAnswer(desk, signedIn(request), request.params)
      return reply.code(204).send(null)
    },
  )
  routes.put(
    '/conversations/:id/answers/:answer/rating',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Beoordeel een antwoord',
        params: answerParams,
        body: wire.ratingInput,
        response: nothing,
      },
    },
    async (request, reply) => {
      await rateAnswer(desk, signedIn(request), { ...request.params, rating: request.body })
      return reply.code(204).send(null)
    },
  )
  routes.delete(
    '/conversations/:id/answers/:answer/rating',
    { config: writing, schema: { tags, summary: 'Trek een oordeel in', params: answerParams, response: nothing } },
    async (request, reply) => {
      await rateAnswer(desk, signedIn(request), { ...request.params, rating: null })
      return reply.code(204).send(null)
    },
  )
}
