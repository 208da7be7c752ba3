/** Shadow mode over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Book } from '../book.ts'
import * as wire from '../contract.ts'
import { endShadow, readShadow, startShadow } from '../shadow/shadows.ts'

const tags = ['beleid']
const reviewing = { access: 'session', verb: 'policy.review' } as const
const writing = { access: 'session', verb: 'policy.write' } as const
const response = { 200: wire.policyShadow }

export function shadowRoutes(scope: FastifyInstance, book: Book): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = book
  routes.get(
    '/policy/shadow',
    { config: reviewing, schema: { tags, summary: 'Wat meekijkt en wat het zou doen', response } },
    (request) => readShadow(book, signedIn(request)),
  )
  routes.put(
    '/policy/versions/:id/shadow',
    {
      config: writing,
      schema: { tags, summary: 'Laat een versie meekijken', params: wire.addressedVersion, response },
    },
    (request) => startShadow(book, signedIn(request), request.params.id),
  )
  routes.delete(
    '/policy/shadow',
    { config: writing, schema: { tags, summary: 'Laat niets meer meekijken', response } },
    (request) => endShadow(book, signedIn(request)),
  )
}
