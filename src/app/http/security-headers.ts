/** The headers of every answer: what a browser may do with it (ASVS 5.0 V3.4, internet.nl). */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

const closed = { baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] }

/** For data and files: nothing at all. */
const dataPolicy = { defaultSrc: ["'none'"], ...closed }

/** For pages: only what this server itself serves. Nothing inline, nothing evaluated, nothing of elsewhere. */
const pagePolicy = policyText({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

const features = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
const permissions = features.map((feature) => `${feature}=()`).join(', ')

/**
 * Adds the headers to every answer.
 * @returns the same, names and values in turn, for whoever writes to Node's response directly
 */
export function addSecurityHeaders(server: FastifyInstance): readonly string[] {
  const fixed = fixedHeaders()
  server.addHook('onRequest', (_request, reply, next) => {
    reply.headers(fixed)
    next()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (String(reply.getHeader('content-type')).startsWith('text/html'))
      reply.header('content-security-policy', pagePolicy)
  })
  return Object.entries(fixed).flat()
}

/** Helmet gives every answer the same, so it is asked once. */
function fixedHeaders(): { readonly [name: string]: string } {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  const apply = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: dataPolicy },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  })
  apply(answer.req, answer, (error) => {
    if (error !== undefined) throw error
  })
  const given = Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)])
  return { ...Object.fromEntries(given), 'permissions-policy': permissions }
}

function policyText(directives: { readonly [name: string]: string }): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
