/** The OpenAI-compatible wire: `/v1/chat/completions`, `/v1/embeddings`, `/v1/models`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../identity/index.ts'
import { asProblem } from '../kernel/problem.ts'
import { type HeaderList, HttpReply } from './adapters/http-reply.ts'
import type { ApiCaller } from './caller.ts'
import { chatRequest, embeddingsRequest } from './contract.ts'
import type { Gate } from './gate.ts'
import { factsOf } from './judge.ts'
import type { Endpoint } from './passage.ts'
import { pass } from './pipeline.ts'
import { identify } from './receive.ts'

/** What the routes stand on. */
export interface GatewayRoutesOptions {
  readonly gate: Gate
  /** Told about failures that are our own mistake; gets the error, never a text of a request. */
  readonly onFault: (error: unknown, requestId: string) => void
  /** Headers that every answer carries, names and values in turn. */
  readonly headers: HeaderList
}

/** Adds the gate's routes to an encapsulated Fastify scope; bodies arrive as bytes, so that the gate sees all of them. */
export function gatewayRoutes(scope: FastifyInstance, { gate, onFault, headers }: GatewayRoutesOptions): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // The schemas describe the wire for /openapi.json; the gate itself validates, on the bytes.
  scope.setValidatorCompiler(() => (value) => ({ value }))
  const access = { access: 'key', verb: 'gate.pass' } as const
  const describe = (summary: string, body?: z.ZodType) => ({
    summary,
    tags: ['poort'],
    security: [{ key: [] }],
    ...(body && { body }),
  })

  const passage = (endpoint: Endpoint) => (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const answer = new HttpReply(reply.raw, headers)
    pass(gate, { endpoint, caller: callerOf(request), bytes }, answer).catch((error: unknown) => {
      if (asProblem(error) !== error) onFault(error, request.id)
      gate.meter.refused({ code: answer.fail(error, request.id) })
    })
  }

  scope.post(
    '/v1/chat/completions',
    { config: access, schema: describe('Een gesprek met een model', chatRequest) },
    passage('chat'),
  )
  scope.post(
    '/v1/embeddings',
    { config: access, schema: describe('Tekst als getallen', embeddingsRequest) },
    passage('embeddings'),
  )
  scope.get(
    '/v1/models',
    { config: access, schema: describe('De modellen die deze sleutel mag gebruiken') },
    (request) => {
      return { object: 'list', data: modelsFor(gate, identify(gate, callerOf(request))) }
    },
  )
}

function callerOf({ headers }: FastifyRequest): ApiCaller {
  const { authorization, 'openai-organization': organization } = headers
  return { kind: 'api', authorization, organization: typeof organization === 'string' ? organization : undefined }
}

/** The models this key may use for text without personal data, with where they run and who runs them. */
function modelsFor(gate: Gate, actor: Actor) {
  const facts = factsOf(actor, gate.useCase(actor.tenant, actor.useCase), [])
  const policy = gate.policy(actor.tenant)
  return gate.models
    .list()
    .filter((model) => policy.judgeSend(facts, model.zone).effect === 'permit')
    .map((model) => ({
      id: model.id,
      object: 'model',
      created: 0,
      owned_by: model.sheet.operator ?? 'onbekend',
      zone: model.zone,
      engine: model.engine,
      sheet: model.sheet,
    }))
}
