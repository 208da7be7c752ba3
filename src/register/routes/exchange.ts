/** Files in and out over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Desk } from '../desk.ts'
import * as wire from '../exchange/contract.ts'
import { giveOut, takeIn } from '../exchange/take-in.ts'
import { reading } from './use-cases.ts'

const tags = ['register']
const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

export function exchangeRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.post(
    '/registration/import',
    {
      config: { access: 'session', verb: 'register.write-all' },
      bodyLimit: 3_000_000,
      schema: { tags, summary: 'Lees toepassingen in', body: wire.importInput, response: { 200: wire.importReport } },
    },
    (request) => {
      const { tenant, personId, kind, id } = signedIn(request)
      return takeIn(desk, { tenant, savedBy: personId, actor: { kind, id } }, request.body)
    },
  )
  routes.get(
    '/registration/export',
    { config: reading, schema: { tags, summary: 'Het register als bestand', querystring: wire.exportQuery } },
    (request, reply) => {
      const { format } = request.query
      return reply
        .type(types[format])
        .header('content-disposition', `attachment; filename="register.${format}"`)
        .send(giveOut(desk, signedIn(request).tenant, format))
    },
  )
}
