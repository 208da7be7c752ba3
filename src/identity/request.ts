/** What a route says of itself, and what the door (app/http/session-access.ts) says of who asks. */
import type { FastifyRequest } from 'fastify'
import type { Access, Verb } from './rights.ts'
import type { SignedIn } from './signed-in.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: anybody, the holder of an API key, or a signed-in person. The same as the verb's in rights.ts. */
    access?: Access
    /** What the route does: a line of rights.ts. */
    verb?: Verb
  }
  interface FastifyRequest {
    /** The signed-in person; null on routes that are not for sessions. */
    actor: SignedIn | null
  }
}

/**
 * The person who asks, on a route with `access: 'session'`: recognised, and permitted its verb. Whether a thing is theirs
 * is for `permit` with that thing.
 * @throws Error on another kind of route: a programmer's mistake
 */
export function signedIn(request: FastifyRequest): SignedIn {
  if (request.actor === null) throw new Error('Only a route for sessions knows who asks')
  return request.actor
}
