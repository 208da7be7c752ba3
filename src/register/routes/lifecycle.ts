/** The lifecycle over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import * as wire from '../lifecycle/contract.ts'
import {
  approveWaiver,
  askWaiver,
  confirmCheck,
  readStanding,
  takeStep,
  withdrawWaiver,
} from '../lifecycle/keep-lifecycle.ts'
import { params, reading, writing } from './use-cases.ts'

const tags = ['levensloop']
const response = { 200: wire.lifecycleStanding }

export function lifecycleRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/register/:id/lifecycle',
    { config: reading, schema: { tags, summary: 'Waar de toepassing staat', params, response } },
    (request) => readStanding(desk, signedIn(request), request.params.id),
  )
  routes.post(
    '/register/:id/transitions',
    { config: writing, schema: { tags, summary: 'Zet een stap', params, body: wire.transition, response } },
    (request) => takeStep(desk, signedIn(request), { id: request.params.id, step: request.body }),
  )
  routes.put(
    '/register/:id/checks/:check',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Bevestig een eis',
        params: params.extend({ check: z.string().max(200) }),
        body: wire.confirmation,
        response,
      },
    },
    (request) => {
      const { id, check: name } = request.params
      return confirmCheck(desk, signedIn(request), { id, name, confirmation: request.body })
    },
  )
  waiverRoutes(scope, desk)
}

function waiverRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  const waiverParams = params.extend({ waiver: z.string().max(200) })
  routes.post(
    '/register/:id/waivers',
    { config: writing, schema: { tags, summary: 'Vraag een ontheffing', params, body: wire.newWaiver, response } },
    (request) => askWaiver(desk, signedIn(request), { id: request.params.id, waiver: request.body }),
  )
  routes.post(
    '/register/:id/waivers/:waiver/approval',
    { config: writing, schema: { tags, summary: 'Keur een ontheffing goed', params: waiverParams, response } },
    (request) => approveWaiver(desk, signedIn(request), request.params),
  )
  routes.delete(
    '/register/:id/waivers/:waiver',
    { config: writing, schema: { tags, summary: 'Trek een ontheffing in', params: waiverParams, response } },
    (request) => withdrawWaiver(desk, signedIn(request), request.params),
  )
}
