/** The temporary chat over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { streamTo } from '../adapters/event-stream.ts'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { answerTemporary } from '../temporary/answer-temporary.ts'
import { tags } from './conversations.ts'

export function temporaryRoutes(scope: FastifyInstance, desk: Desk): void {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/temporary/answers',
    {
      config: { access: 'session', verb: 'conversation.write' },
      schema: { tags, summary: 'Een antwoord waarvan niets wordt bewaard', body: wire.temporaryQuestion },
    },
    (request, reply) =>
      streamTo(reply, (watcher) => answerTemporary(desk, desk.signedIn(request), { input: request.body, watcher })),
  )
}
