/**
 * The HTTP edge: limits, headers, one shape of error, and the rule that every route says who may use it.
 * A route without a declared access is a mistake that stops the start, not a hole.
 */
import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { openAiProblem } from '../../gateway/index.ts'
import { asProblem, Problem, type ProblemKind } from '../../kernel/problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: anybody, or the holder of an API key. */
    access?: 'public' | 'key'
  }
}

export interface ServerOptions {
  /** Largest request body in bytes. */
  readonly bodyLimit: number
  readonly maxConnections: number
  /** Told about our own mistakes; never gets a text of a request. */
  readonly onFault: (error: unknown, requestId: string) => void
}

const problems = {
  notFound: { code: 'not-found', status: 404, title: 'Deze pagina of dit adres bestaat niet.' },
  tooLarge: { code: 'request-too-large', status: 413, title: 'De aanvraag is te groot.' },
  wrongType: { code: 'unsupported-media-type', status: 415, title: 'Stuur de aanvraag als application/json.' },
  badRequest: { code: 'bad-request', status: 400, title: 'De aanvraag klopt niet.' },
} as const satisfies { readonly [name: string]: ProblemKind }

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  server.server.maxConnections = options.maxConnections
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.addHook('onRoute', (route) => {
    if (route.config?.access === undefined)
      throw new Error(`Route ${route.method} ${route.url} does not declare who may use it`)
  })
  await server.register(helmet, securityHeaders)
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('api-version', '1.0.0')
  })
  server.setNotFoundHandler((request, reply) => present(request.id, reply, new Problem(problems.notFound)))
  server.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = translate(error, options.bodyLimit)
    if (problem.options.cause === error) options.onFault(error, request.id)
    return present(request.id, reply, problem)
  })
  return server
}

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
} as const

/** Fastify's own errors as problems; its messages can quote input, so they are not passed on. */
function translate(error: FastifyError | Problem, bodyLimit: number): Problem {
  if (error instanceof Problem) return error
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(problems.tooLarge, {
        detail: `Er mag hoogstens ${Math.floor(bodyLimit / 1024)} KiB in één aanvraag.`,
      })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(problems.wrongType, { detail: 'Zet "content-type: application/json" in de aanvraag.' })
    default:
      return error.statusCode !== undefined && error.statusCode < 500
        ? new Problem(problems.badRequest)
        : asProblem(error)
  }
}

interface ProblemReply {
  code(status: number): ProblemReply
  header(name: string, value: string): ProblemReply
  type(value: string): ProblemReply
  send(body: string): unknown
}

function present(requestId: string, reply: ProblemReply, problem: Problem): unknown {
  const { retryAfter } = problem.options
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (problem.kind.status === 401) reply.header('www-authenticate', 'Bearer realm="stadspoort"')
  return reply
    .code(problem.kind.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(openAiProblem(problem, requestId)))
}
