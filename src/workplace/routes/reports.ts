/** Reports over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { handleReport, listReports, makeReport, makeTemporaryReport } from '../report/reports.ts'

const tags = ['meldingen']
const made = z.object({ id: wire.id })

export function reportRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.post(
    '/conversations/:id/answers/:answer/reports',
    {
      config: { access: 'session', verb: 'report.make' },
      schema: {
        tags,
        summary: 'Meld een probleem, of vraag de eigenaar om toestemming',
        params: z.strictObject({ id: wire.id, answer: wire.id }),
        body: wire.reportInput,
        response: { 201: made },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await makeReport(desk, signedIn(request), { ...request.params, input: request.body })),
  )
  routes.post(
    '/temporary/reports',
    {
      config: { access: 'session', verb: 'report.make' },
      schema: {
        tags,
        summary: 'Meld een probleem uit een tijdelijke chat',
        body: wire.temporaryReportInput,
        response: { 201: made },
      },
    },
    async (request, reply) => reply.code(201).send(await makeTemporaryReport(desk, signedIn(request), request.body)),
  )
  routes.get(
    '/reports',
    {
      config: { access: 'session', verb: 'report.read' },
      schema: { tags, summary: 'Meldingen', querystring: wire.reportQuery, response: { 200: wire.reportPage } },
    },
    (request) => listReports(desk, signedIn(request), request.query),
  )
  routes.patch(
    '/reports/:id',
    {
      config: { access: 'session', verb: 'report.handle' },
      schema: {
        tags,
        summary: 'Handel een melding af',
        params: z.strictObject({ id: wire.id }),
        body: wire.reportHandling,
        response: { 200: wire.report },
      },
    },
    (request) => handleReport(desk, signedIn(request), { id: request.params.id, resolution: request.body.resolution }),
  )
}
