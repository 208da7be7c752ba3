/** Publication in the Algoritmeregister over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { deliveryForm, schemaForm } from '../publication/published-form.ts'
import {
  type PublicationDesk,
  publishPublication,
  readPublication,
  releasePublication,
  retractPublication,
  writePublication,
} from '../publication/publishing.ts'
import * as wire from '../publication-contract.ts'
import { useCaseId } from '../registration-contract.ts'
import { sendFile } from './send-file.ts'

const tags = ['publicatie']
const params = z.strictObject({ id: useCaseId })
const reading = { access: 'session', verb: 'register.read' } as const
const writing = { access: 'session', verb: 'register.write' } as const
const deciding = { access: 'session', verb: 'publication.decide' } as const
const response = { 200: wire.publication }

export function publicationRoutes(scope: FastifyInstance, desk: PublicationDesk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/register/:id/publication',
    { config: reading, schema: { tags, summary: 'De publicatie', params, response } },
    (request) => readPublication(desk, signedIn(request), request.params.id),
  )
  routes.put(
    '/register/:id/publication',
    { config: writing, schema: { tags, summary: 'Bewaar', params, body: wire.publicationChange, response } },
    (request) => writePublication(desk, signedIn(request), { id: request.params.id, ...request.body }),
  )
  for (const { name, summary, act } of acts)
    routes.post(
      `/register/:id/publication/${name}`,
      { config: deciding, schema: { tags, summary, params, body: wire.versionNamed, response } },
      (request) => act(desk, signedIn(request), { id: request.params.id, version: request.body.version }),
    )
  routes.get(
    '/register/:id/publication/export',
    { config: reading, schema: { tags, summary: 'Als bestand', params, querystring: wire.publicationExport } },
    async (request, reply) => {
      const { content } = await readPublication(desk, signedIn(request), request.params.id)
      const { format } = request.query
      const form = (format === 'schema' ? schemaForm : deliveryForm)(desk.standard, content)
      return sendFile(reply, {
        name: `${request.params.id}-${format}.json`,
        type: 'application/json; charset=utf-8',
        content: `${JSON.stringify(form, undefined, 2)}\n`,
      })
    },
  )
}

const acts = [
  { name: 'release', summary: 'Geef vrij voor publicatie', act: releasePublication },
  { name: 'publish', summary: 'Publiceer in het Algoritmeregister', act: publishPublication },
  { name: 'retract', summary: 'Haal uit het Algoritmeregister', act: retractPublication },
]
