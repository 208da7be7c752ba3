/** The shield and corrections over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { correct, decideCandidate, exportCandidates, listCandidates, withdraw } from '../shield/corrections.ts'
import { shield } from '../shield/shield.ts'

const tags = ['afscherming']
const inspecting = { access: 'session', verb: 'shield.inspect' } as const
const correcting = { access: 'session', verb: 'correction.make' } as const
const reviewing = { access: 'session', verb: 'correction.review' } as const
const deciding = { access: 'session', verb: 'correction.decide' } as const

export function shieldRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.post(
    '/shield',
    {
      config: inspecting,
      schema: {
        tags,
        summary: 'Wat het model te zien krijgt',
        body: wire.shieldRequest,
        response: { 200: wire.shieldResult },
      },
    },
    (request) => shield(desk, signedIn(request), request.body),
  )
  routes.post(
    '/inspect',
    {
      config: inspecting,
      schema: {
        tags,
        summary: 'Welke persoonsgegevens in een tekst staan',
        body: wire.inspectRequest,
        response: { 200: wire.inspectResult },
      },
    },
    ({ body: { text, mode } }) => ({ spans: desk.gate.inspector.inspect(text, { mode }).map((span) => ({ ...span })) }),
  )
  routes.post(
    '/corrections',
    {
      config: correcting,
      schema: {
        tags,
        summary: 'Corrigeer de afscherming',
        body: wire.newCorrection,
        response: { 201: wire.appliedCorrection },
      },
    },
    async (request, reply) => reply.code(201).send(await correct(desk, signedIn(request), request.body)),
  )
  const params = z.strictObject({ id: wire.id, correction: wire.id })
  routes.delete(
    '/conversations/:id/corrections/:correction',
    { config: correcting, schema: { tags, summary: 'Trek een correctie in', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await withdraw(desk, signedIn(request), request.params)
      return reply.code(204).send(null)
    },
  )
  candidateRoutes(scope, desk)
}

function candidateRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/corrections/candidates',
    {
      config: reviewing,
      schema: {
        tags,
        summary: 'Correcties die zijn gedeeld',
        querystring: wire.candidateQuery,
        response: { 200: wire.candidateList },
      },
    },
    async (request) => ({ items: await listCandidates(desk, signedIn(request), request.query.state) }),
  )
  routes.patch(
    '/corrections/candidates/:id',
    {
      config: deciding,
      schema: {
        tags,
        summary: 'Keur een correctie goed of af',
        params: z.strictObject({ id: wire.id }),
        body: wire.candidateDecision,
        response: { 200: wire.candidate },
      },
    },
    (request) => decideCandidate(desk, signedIn(request), { id: request.params.id, state: request.body.state }),
  )
  routes.get(
    '/corrections/candidates/export',
    { config: reviewing, schema: { tags, summary: 'Goedgekeurde correcties als proefteksten' } },
    async (request, reply) => {
      const text = await exportCandidates(desk, signedIn(request))
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', 'attachment; filename="correcties.txt"')
        .send(text)
    },
  )
}
