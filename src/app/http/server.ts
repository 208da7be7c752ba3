/**
 * The HTTP edge: limits, headers, one shape of error, and the rule that every route says who may use it.
 * A route without a declared access is a mistake that stops the start, not a hole.
 */
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { openAiProblem } from '../../gateway/index.ts'
import { asProblem, Problem } from '../../kernel/problem.ts'
import { problems } from './problems.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { type DeclaredRoute, declared, type SessionAccessOptions, sessionAccess } from './session-access.ts'
import { validate } from './validate.ts'

export interface ServerOptions {
  /** Largest request body in bytes. */
  readonly bodyLimit: number
  readonly maxConnections: number
  /** Addresses or networks of our own proxies: only they may say for whom they ask. */
  readonly trustedProxies: readonly string[]
  readonly access: SessionAccessOptions
  /** Told about our own mistakes; never gets a text of a request. */
  readonly onFault: (error: unknown, requestId: string) => void
}

export interface Server {
  readonly server: FastifyInstance
  /** Headers of every answer, names and values in turn: for routes that write to Node's response directly. */
  readonly headers: readonly string[]
  /** All routes added so far, with what they declared. */
  routes(): readonly DeclaredRoute[]
}

export async function createServer(options: ServerOptions): Promise<Server> {
  const server = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
  })
  server.server.maxConnections = options.maxConnections
  server.setValidatorCompiler(validate)
  server.setSerializerCompiler(serializerCompiler)
  // What a form of another site can send is no body to us.
  server.removeContentTypeParser('text/plain')
  const routes: DeclaredRoute[] = []
  server.addHook('onRoute', (route) => {
    routes.push(...declared(route))
  })
  const headers = addSecurityHeaders(server)
  await server.register(cookie)
  server.addHook('onSend', async (_request, reply) => {
    reply.header('api-version', '1.0.0')
  })
  sessionAccess(server, options.access)
  server.setNotFoundHandler((request, reply) => present(request, reply, new Problem(problems.notFound)))
  server.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = translate(error, options.bodyLimit)
    if (problem.options.cause === error) options.onFault(error, request.id)
    // A client that still sends would lose our answer with the connection. Node throws away the rest, up to requestTimeout.
    if (problem.kind === problems.tooLarge) reply.removeHeader('connection')
    return present(request, reply, problem)
  })
  return { server, headers, routes: () => routes }
}

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

function present(request: FastifyRequest, reply: FastifyReply, problem: Problem): unknown {
  const { retryAfter } = problem.options
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (problem.kind.status === 401 && request.routeOptions.config.access === 'key')
    reply.header('www-authenticate', 'Bearer realm="stadspoort"')
  return reply
    .code(problem.kind.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(openAiProblem(problem, request.id)))
}
