/** The public page over HTTP: open to everyone, and cheap to ask again (ETag). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../kernel/problem.ts'
import { sha256 } from '../kernel/sha256.ts'
import { problems } from './problems.ts'
import type { Views } from './views.ts'

const everybody = { access: 'public', verb: 'house.see' } as const
const hidden = { config: everybody, schema: { hide: true } }
/** Five minutes in anybody's cache: what changed is on the page soon enough, and a crowd costs the house little. */
const cacheable = 'public, max-age=300'

const page = 'text/html; charset=utf-8'
const plain = 'text/plain; charset=utf-8'

export function transparencyRoutes(scope: FastifyInstance, views: Views): void {
  scope.get('/transparantie', hidden, async (request, reply) =>
    send(request, reply, { type: page, text: await views.overview() }),
  )
  scope.get('/transparantie/feed.xml', hidden, async (request, reply) =>
    send(request, reply, { type: 'application/rss+xml; charset=utf-8', text: await views.feed() }),
  )
  scope.get('/transparantie/logboek/sleutel', hidden, (request, reply) =>
    send(request, reply, { type: plain, text: views.verifierKey() }),
  )
  scope.get('/transparantie/logboek/controlepunt', hidden, async (request, reply) =>
    send(request, reply, { type: plain, text: await views.checkpoint() }),
  )
  scope.get<{ Params: { id: string } }>('/transparantie/:id', hidden, async (request, reply) => {
    const text = await views.useCase(request.params.id)
    if (text === undefined) throw new Problem(problems.notFound)
    return send(request, reply, { type: page, text })
  })
  // The page was here before; addresses of a public body stay good.
  scope.get('/over', hidden, (_request, reply) => reply.redirect('/transparantie', 301))
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text }: { type: string; text: string },
): FastifyReply {
  const etag = `"${sha256(text).toString('base64url').slice(0, 22)}"`
  reply.type(type).header('etag', etag).header('cache-control', cacheable)
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(text)
}
