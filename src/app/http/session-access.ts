/**
 * The door of every route: who asks, whether the request came from our own page, and whether this verb is theirs. A route
 * cannot run before this said yes, and cannot exist without saying what it needs.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type Access,
  type Identity,
  identityProblems,
  permit,
  rightOf,
  sessionCookie,
  type Verb,
} from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'

export interface SessionAccessOptions {
  readonly identity: Pick<Identity, 'sessions'>
  /** Where our own pages are, e.g. `https://poort.voorbeeldstad.example`; asked at each request. */
  readonly origins: () => readonly string[]
}

/** What a route says of itself. */
export interface DeclaredRoute {
  readonly method: string
  readonly url: string
  readonly access: Access
  readonly verb: Verb
}

/** Refuses a route that does not say who may use it and what it does, or says two different things. */
export function declared(route: {
  readonly method: string | readonly string[]
  readonly url: string
  readonly config?: { readonly access?: Access; readonly verb?: Verb }
}): DeclaredRoute[] {
  const { access, verb } = route.config ?? {}
  const methods = [route.method].flat()
  if (access === undefined || verb === undefined)
    throw new Error(`Route ${methods.join()} ${route.url} does not declare who may use it and what it does`)
  if (rightOf(verb).access !== access)
    throw new Error(`Route ${methods.join()} ${route.url} says ${access}, but its verb ${verb} says otherwise`)
  return methods.map((method) => ({ method, url: route.url, access, verb }))
}

/** Guards all routes that are added later. */
export function sessionAccess(server: FastifyInstance, { identity, origins }: SessionAccessOptions): void {
  const { sessions } = identity
  const streams = watchStreams(sessions.isLive)
  server.decorateRequest('actor', null)
  server.addHook('onClose', async () => streams.stop())
  server.addHook('onRequest', async (request, reply) => {
    const { access, verb } = request.routeOptions.config
    if (access === 'key' || verb === undefined) return
    if (changes(request)) requireOwnPage(request, origins())
    if (access !== 'session') return
    const actor = await sessions.authenticate(request.cookies[sessionCookie] ?? '')
    if (actor === undefined) throw new Problem(identityProblems.notSignedIn)
    permit(actor, verb)
    request.actor = actor
    streams.add(actor.session.id, reply.raw)
  })
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

function changes(request: FastifyRequest): boolean {
  return !safeMethods.has(request.method)
}

/**
 * Against cross-site requests: the browser itself says which page asks (Origin; Fetch Metadata). Both must be right when
 * they are there, and one must be. Bodies are JSON, which a form of another site cannot send.
 */
function requireOwnPage({ headers }: FastifyRequest, origins: readonly string[]): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOwn = origin === undefined ? site !== undefined : origins.includes(origin)
  if (!isOwn || (site !== undefined && site !== 'same-origin')) throw new Problem(identityProblems.crossSite)
}

const lookEveryMs = 500

/** Breaks off answers that are still being written when their session has ended: a stream is a right too. */
function watchStreams(isLive: (session: string) => boolean) {
  const open = new Map<ServerResponse, string>()
  const timer = setInterval(() => {
    for (const [response, session] of open) if (!isLive(session)) response.destroy()
  }, lookEveryMs)
  timer.unref()
  return {
    add(session: string, response: ServerResponse): void {
      open.set(response, session)
      response.once('close', () => open.delete(response))
    },
    stop: (): void => clearInterval(timer),
  }
}
