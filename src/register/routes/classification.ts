/** The questions of the AI Act over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as wire from '../classification/contract.ts'
import { presentTree, readClassification, saveAnswers } from '../classification/keep-classification.ts'
import type { Desk } from '../desk.ts'
import { params, reading, writing } from './use-cases.ts'

const tags = ['risicoklasse']
const response = { 200: wire.classificationStanding }

export function classificationRoutes(scope: FastifyInstance, desk: Desk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/registration/questions',
    {
      config: reading,
      schema: { tags, summary: 'Vragen van de AI-verordening', response: { 200: wire.questionTree } },
    },
    () => presentTree(desk),
  )
  routes.get(
    '/register/:id/classification',
    { config: reading, schema: { tags, summary: 'Antwoorden en klasse', params, response } },
    (request) => readClassification(desk, signedIn(request), request.params.id),
  )
  routes.put(
    '/register/:id/classification',
    {
      config: writing,
      schema: { tags, summary: 'Bewaar antwoorden', params, body: wire.classificationInput, response },
    },
    (request) => saveAnswers(desk, signedIn(request), { id: request.params.id, input: request.body }),
  )
}
