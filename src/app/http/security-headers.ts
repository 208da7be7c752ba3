/** The headers of every answer: what a browser may do with it (ASVS 5.0 V3.4, internet.nl). */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

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

export async function addSecurityHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: dataPolicy },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  })
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('permissions-policy', permissions)
    if (String(reply.getHeader('content-type')).startsWith('text/html'))
      reply.header('content-security-policy', pagePolicy)
  })
}

function policyText(directives: { readonly [name: string]: string }): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
