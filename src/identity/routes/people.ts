/** The people of a municipality, for who administers or watches. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { By, OneTimeCode } from '../administer-people.ts'
import { permit } from '../authorise.ts'
import {
  addedPerson,
  addressedThing,
  endedSessions,
  type ListedPerson,
  listedPeople,
  listedPerson,
  newPerson,
  personChange,
  type ResetCode,
  resetCode,
  resetRequest,
} from '../contract.ts'
import type { Person } from '../person.ts'
import { signedIn } from '../request.ts'
import type { Verb } from '../rights.ts'
import type { SignedIn } from '../signed-in.ts'
import { iso, isoOrNull } from './moments.ts'
import type { IdentityRoutesOptions } from './options.ts'

const to = <V extends Verb>(verb: V) => ({ access: 'session', verb }) as const

export function peopleRoutes(plain: FastifyInstance, { accounts }: IdentityRoutesOptions): void {
  const scope = plain.withTypeProvider<ZodTypeProvider>()
  const { administration } = accounts
  const describe = (summary: string) => ({ summary, tags: ['mensen'], security: [{ session: [] }] })
  const one = async (tenant: string, id: string): Promise<ListedPerson> => {
    const found = (await administration.list(tenant)).find(({ person }) => person.id === id)
    if (found === undefined) throw new Error('a person who was just there')
    return present(found)
  }

  scope.get(
    '/api/v1/people',
    { config: to('person.see'), schema: { ...describe('Wie er zijn'), response: { 200: listedPeople } } },
    async (request) => ({ people: (await administration.list(signedIn(request).tenant)).map(present) }),
  )
  scope.post(
    '/api/v1/people',
    {
      config: to('person.add'),
      schema: { ...describe('Iemand toevoegen'), body: newPerson, response: { 201: addedPerson } },
    },
    async (request, reply) => {
      const actor = signedIn(request)
      const added = await administration.add({ ...request.body, tenant: actor.tenant, isSample: false }, by(actor))
      const person = await one(actor.tenant, added.person.id)
      return reply.code(201).send({ person, signIn: codeOf(added.signIn) })
    },
  )
  scope.patch(
    '/api/v1/people/:id',
    {
      config: to('person.change'),
      schema: {
        ...describe('Rollen, gegevens of toegang veranderen'),
        params: addressedThing,
        body: personChange,
        response: { 200: listedPerson },
      },
    },
    async (request) => {
      const actor = signedIn(request)
      permit(actor, 'person.change', { tenant: actor.tenant, owner: null })
      await administration.change(actor.tenant, request.params.id, { to: request.body, by: by(actor) })
      return one(actor.tenant, request.params.id)
    },
  )
  scope.post(
    '/api/v1/people/:id/reset',
    {
      config: to('person.reset'),
      schema: {
        ...describe('Een eenmalige code geven'),
        params: addressedThing,
        body: resetRequest,
        response: { 200: resetCode },
      },
    },
    async (request) => {
      const actor = signedIn(request)
      const { secondFactor } = request.body
      return codeOf(await administration.reset(actor.tenant, request.params.id, { secondFactor, by: by(actor) }))
    },
  )
  scope.delete(
    '/api/v1/people/:id/sessions',
    {
      config: to('person.change'),
      schema: { ...describe('Iemand overal uitloggen'), params: addressedThing, response: { 200: endedSessions } },
    },
    async (request) => {
      const actor = signedIn(request)
      return { ended: await administration.endSessions(actor.tenant, request.params.id, by(actor)) }
    },
  )
}

function by({ id, personId }: SignedIn): By {
  return { name: id, personId }
}

function codeOf({ code, expiresAt }: OneTimeCode): ResetCode {
  return { code, expiresAt: iso(expiresAt) }
}

function present(found: { person: Person; hasSecondFactor: boolean; sessions: number }): ListedPerson {
  const { id, name, department, roles, groups, isSample, blockedAt } = found.person
  return {
    id,
    name,
    department,
    roles: [...roles],
    groups: [...groups],
    isSample,
    blockedAt: isoOrNull(blockedAt),
    hasSecondFactor: found.hasSecondFactor,
    sessions: found.sessions,
  }
}
