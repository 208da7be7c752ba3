import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { sessionCookie } from '../../identity/index.ts'

/** The API description, OpenAPI 3.1, made from the routes themselves (NL API Design Rules: /core/publish-openapi). */
export async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Stadspoort',
        version,
        description:
          'De poort naar taalmodellen van een gemeente. De adressen onder /v1 volgen de OpenAI-API, zodat bestaande ' +
          'programma’s zonder aanpassing werken; daarom wijken naam en vorm daar af van de NL API Design Rules. Fouten zijn ' +
          'problem+json (RFC 9457) met het veld "error" van OpenAI erbij. Elk antwoord heeft x-stadspoort-receipt (nummer en ' +
          'logboek) en x-stadspoort-route (model en zone).',
        contact: { name: 'Beheerder van deze poort' },
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'Een sleutel: sp_…' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: 'Een ingelogde medewerker. Wijzigen kan alleen vanaf een pagina van de poort zelf (Origin).',
          },
        },
      },
      tags: [
        { name: 'inloggen', description: 'Inloggen, uitloggen en waar je bent ingelogd' },
        { name: 'account', description: 'Je eigen wachtwoord en tweede stap' },
        { name: 'mensen', description: 'De mensen van de gemeente, voor wie beheert of toezicht houdt' },
        { name: 'poort', description: 'Door de poort naar een model' },
        { name: 'huis', description: 'Over deze installatie' },
      ],
    },
    transform: jsonSchemaTransform,
  })
}
