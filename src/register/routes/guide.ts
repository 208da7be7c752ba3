/** The guide with examples over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Desk } from '../desk.ts'
import * as wire from '../guide/contract.ts'
import { presentGuide } from '../guide/guide.ts'
import { reading } from './use-cases.ts'

export function guideRoutes(scope: FastifyInstance, { guide, today }: Desk): void {
  scope.withTypeProvider<ZodTypeProvider>().get(
    '/registration/guide',
    {
      config: reading,
      schema: { tags: ['inspiratie'], summary: 'Voorbeelden van toepassingen', response: { 200: wire.guide } },
    },
    () => ({ version: guide.version, items: presentGuide(guide, today()) }),
  )
}
