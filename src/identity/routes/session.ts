/** The session one is in, and one's others. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { allowedVerbs } from '../authorise.ts'
import {
  addressedThing,
  type CurrentSession,
  currentSession,
  endedSessions,
  ownSessions,
  signedOut,
  signInAnswer,
  stepUp,
} from '../contract.ts'
import { signedIn } from '../request.ts'
import type { SignedIn } from '../signed-in.ts'
import { forgetSession, fromOf, keepResult, sessionCookie } from './browser.ts'
import { iso } from './moments.ts'
import type { IdentityRoutesOptions } from './options.ts'

export function sessionRoutes(plain: FastifyInstance, options: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { identity, accounts } = options
  const describe = (summary: string) => ({ summary, tags: ['inloggen'], security: [{ session: [] }] })

  scope.get(
    '/api/v1/session',
    {
      config: { access: 'session', verb: 'session.see' },
      schema: { ...describe('Wie je bent en wat je mag'), response: { 200: currentSession } },
    },
    (request) => describeSession(signedIn(request), options),
  )
  scope.delete(
    '/api/v1/session',
    {
      config: { access: 'session', verb: 'session.end' },
      schema: { ...describe('Uitloggen'), response: { 200: signedOut } },
    },
    async (request, reply) => {
      await accounts.signOut(request.cookies[sessionCookie] ?? '')
      forgetSession(reply)
      const [home = ''] = options.origins()
      return { next: (await accounts.provider.signOutUrl(`${home}/`)) ?? null }
    },
  )
  scope.post(
    '/api/v1/session/step-up',
    {
      config: { access: 'session', verb: 'session.prove' },
      schema: { ...describe('Opnieuw bewijzen dat jij het bent'), body: stepUp, response: { 200: signInAnswer } },
    },
    async (request, reply) =>
      keepResult(reply, await accounts.own.prove(signedIn(request), request.body, fromOf(request, identity.sessions))),
  )
  scope.get(
    '/api/v1/account/sessions',
    {
      config: { access: 'session', verb: 'account.see' },
      schema: { ...describe('Waar je bent ingelogd'), response: { 200: ownSessions } },
    },
    (request) => {
      const { tenant, personId, session } = signedIn(request)
      return {
        sessions: identity.sessions
          .list(tenant, personId)
          .map(({ id, way, device, startedAt, lastSeenAt, endsAt }) => ({
            id,
            isCurrent: id === session.id,
            way,
            device,
            startedAt: iso(startedAt),
            lastSeenAt: iso(lastSeenAt),
            endsAt: iso(endsAt),
          })),
      }
    },
  )
  scope.delete(
    '/api/v1/account/sessions',
    {
      config: { access: 'session', verb: 'session.end' },
      schema: { ...describe('Overal anders uitloggen'), response: { 200: endedSessions } },
    },
    async (request) => ({ ended: await accounts.own.endSessions(signedIn(request)) }),
  )
  scope.delete(
    '/api/v1/account/sessions/:id',
    {
      config: { access: 'session', verb: 'session.end' },
      schema: { ...describe('Eén sessie uitloggen'), params: addressedThing, response: { 200: endedSessions } },
    },
    async (request) => ({ ended: await accounts.own.endSessions(signedIn(request), request.params.id) }),
  )
}

function describeSession(actor: SignedIn, { municipalities, idleMs }: IdentityRoutesOptions): CurrentSession {
  const { session } = actor
  const municipality = municipalities().find(({ id }) => id === actor.tenant)
  return {
    person: {
      id: actor.personId,
      name: actor.name,
      department: actor.department,
      roles: [...actor.roles],
      municipality: municipality ?? { id: actor.tenant, name: actor.tenant, isSample: false },
    },
    session: {
      id: session.id,
      way: session.way,
      isStrong: session.isStrong,
      freshUntil: session.isFresh ? iso(session.freshUntil) : null,
      endsAt: iso(session.endsAt),
      idleSeconds: Math.floor(idleMs / 1000),
    },
    may: allowedVerbs(actor),
    must: session.mustAddFactor ? ['second-factor'] : [],
  }
}
