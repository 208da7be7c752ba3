/** Proofs over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { receiptOf } from '../receipt/receipt.ts'

const params = z.strictObject({ index: z.coerce.number().int().min(0) })

export function receiptRoutes(scope: FastifyInstance, desk: Desk): void {
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/receipts/:index',
    {
      config: { access: 'session', verb: 'receipt.read' },
      schema: { tags: ['bewijs'], summary: 'Het bewijs van een antwoord', params, response: { 200: wire.receipt } },
    },
    (request) => receiptOf(desk, desk.signedIn(request), request.params.index),
  )
}
