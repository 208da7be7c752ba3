/** What a policy would do, over HTTP: for everything that can be asked, and for what was. */
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Book } from '../book.ts'
import * as wire from '../contract.ts'
import { matrixCsv } from '../matrix/matrix-csv.ts'
import { presentMatrix, readMatrix } from '../matrix/read-matrix.ts'
import { tryVersion } from '../what-if/try-version.ts'

const tags = ['beleid']
const reviewing = { access: 'session', verb: 'policy.review' } as const
const querystring = wire.matrixQuery

export function consequenceRoutes(scope: FastifyInstance, book: Book): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = book
  routes.get(
    '/policy/matrix',
    {
      config: reviewing,
      schema: { tags, summary: 'Wat mag, voor elke combinatie', querystring, response: { 200: wire.policyMatrix } },
    },
    async (request) => {
      const person = signedIn(request)
      return presentMatrix(book, person, await readMatrix(book, person, request.query.version))
    },
  )
  routes.post(
    '/policy/versions/:id/what-if',
    {
      config: reviewing,
      schema: {
        tags,
        summary: 'Wat een versie zou veranderen',
        params: wire.addressedVersion,
        body: wire.whatIfRequest,
        response: { 200: wire.policyWhatIf },
      },
    },
    (request) => tryVersion(book, signedIn(request), { ...request.params, ...request.body }),
  )
  routes.get(
    '/policy/matrix.csv',
    { config: reviewing, schema: { tags, summary: 'De beleidsmatrix als bestand', querystring } },
    async (request, reply) => {
      const matrix = await readMatrix(book, signedIn(request), request.query.version)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="beleidsmatrix.csv"')
        .send(Readable.from(matrixCsv(matrix)))
    },
  )
}
