/** What everybody may see of the house: its health, its figures and its API description. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Metrics } from './metrics.ts'

export interface HealthCheck {
  readonly name: string
  readonly ok: boolean
  /** Dutch: what is the matter, or that it is well. */
  readonly detail: string
}

export interface HouseRoutesOptions {
  readonly metrics: Metrics
  health(): Promise<readonly HealthCheck[]>
}

const health = z.object({
  status: z.enum(['ok', 'alarm']),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
})
const everybody = { access: 'public', verb: 'house.see' } as const

export function houseRoutes(scope: FastifyInstance, options: HouseRoutesOptions): void {
  const describe = (summary: string) => ({ summary, tags: ['huis'] })
  scope.get(
    '/health',
    { config: everybody, schema: { ...describe('Hoe het met de poort gaat'), response: { 200: health, 503: health } } },
    async (_request, reply) => {
      const checks = [...(await options.health())]
      const isWell = checks.every((check) => check.ok)
      return reply.code(isWell ? 200 : 503).send({ status: isWell ? 'ok' : 'alarm', checks })
    },
  )
  scope.get('/health/live', { config: everybody, schema: describe('Of het proces leeft') }, () => ({ status: 'ok' }))
  scope.get('/metrics', { config: everybody, schema: describe('Cijfers voor Prometheus') }, async (_request, reply) =>
    reply.type(options.metrics.contentType).send(await options.metrics.text()),
  )
  scope.get('/openapi.json', { config: everybody, schema: { hide: true } }, () => scope.swagger())
}
