/** Versions of policy over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Book } from '../book.ts'
import * as wire from '../contract.ts'
import { changeRule } from '../form/change-rule.ts'
import { checkText } from '../lint/check-text.ts'
import { listTemplates } from '../template/list-templates.ts'
import { listVersions, readInForce, readVersion } from '../version/present.ts'
import {
  approveVersion,
  draftVersion,
  returnVersion,
  saveVersion,
  submitVersion,
  withdrawVersion,
} from '../version/versions.ts'

const tags = ['beleid']
const params = wire.addressedVersion
const reading = { access: 'session', verb: 'policy.read' } as const
const reviewing = { access: 'session', verb: 'policy.review' } as const
const writing = { access: 'session', verb: 'policy.write' } as const
const approving = { access: 'session', verb: 'policy.approve' } as const
const response = { 200: wire.policyVersionDetail }

export function versionRoutes(scope: FastifyInstance, book: Book): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = book
  routes.get(
    '/policy',
    { config: reading, schema: { tags, summary: 'Het beleid dat geldt', response: { 200: wire.policyInForce } } },
    (request) => readInForce(book, signedIn(request)),
  )
  routes.get(
    '/policy/templates',
    { config: reviewing, schema: { tags, summary: 'Sjablonen', response: { 200: wire.policyTemplates } } },
    async (request) => ({ items: listTemplates(book, signedIn(request)) }),
  )
  routes.get(
    '/policy/versions',
    { config: reviewing, schema: { tags, summary: 'Alle versies', response: { 200: wire.policyVersions } } },
    async (request) => ({ items: await listVersions(book, signedIn(request)) }),
  )
  routes.get(
    '/policy/versions/:id',
    { config: reviewing, schema: { tags, summary: 'Een versie', params, response } },
    (request) => readVersion(book, signedIn(request), request.params.id),
  )
  routes.post(
    '/policy/versions',
    {
      config: writing,
      schema: {
        tags,
        summary: 'Maak een concept',
        body: wire.newPolicyVersion,
        response: { 201: wire.policyVersionDetail },
      },
    },
    async (request, reply) => {
      const person = signedIn(request)
      const { id } = await draftVersion(book, person, request.body)
      return reply.code(201).send(await readVersion(book, person, id))
    },
  )
  routes.put(
    '/policy/versions/:id',
    {
      config: writing,
      schema: { tags, summary: 'Bewaar een concept', params, body: wire.policyChange, response },
    },
    async (request) => {
      const { id } = request.params
      await saveVersion(book, signedIn(request), { ...request.body, id })
      return readVersion(book, signedIn(request), id)
    },
  )
  ruleRoute(scope, book)
  checkRoute(scope)
  stepRoutes(scope, book)

  function checkRoute(plain: FastifyInstance): void {
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/policy/check',
      {
        config: writing,
        schema: {
          tags,
          summary: 'Kijk een tekst na zonder te bewaren',
          body: wire.policyCheckRequest,
          response: { 200: wire.policyCheck },
        },
      },
      (request) => checkText(book, signedIn(request), request.body.text),
    )
  }
}

/** One rule of a draft, made in a form. */
function ruleRoute(scope: FastifyInstance, book: Book): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = book
  routes.post(
    '/policy/versions/:id/rules',
    {
      config: writing,
      schema: { tags, summary: 'Maak of wijzig een regel', params, body: wire.policyRuleChange, response },
    },
    async (request) => {
      const [person, { id }] = [signedIn(request), request.params]
      await changeRule(book, person, { ...request.body, id })
      return readVersion(book, person, id)
    },
  )
}

function stepRoutes(scope: FastifyInstance, book: Book): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = book
  const steps = [
    { name: 'submit', config: writing, summary: 'Leg voor ter goedkeuring', act: submitVersion },
    { name: 'return', config: approving, summary: 'Geef terug aan de schrijver', act: returnVersion },
    { name: 'withdraw', config: writing, summary: 'Trek een concept in', act: withdrawVersion },
  ] as const
  for (const { name, config, summary, act } of steps) {
    routes.post(
      `/policy/versions/:id/${name}`,
      { config, schema: { tags, summary, params, body: wire.policyStep, response } },
      async (request) => {
        const [person, { id }] = [signedIn(request), request.params]
        await act(book, person, { ...request.body, id })
        return readVersion(book, person, id)
      },
    )
  }
  routes.post(
    '/policy/versions/:id/approve',
    {
      config: approving,
      schema: { tags, summary: 'Keur goed', params, body: wire.policyApproval, response },
    },
    async (request) => {
      const [person, { id }] = [signedIn(request), request.params]
      await approveVersion(book, person, { ...request.body, id })
      return readVersion(book, person, id)
    },
  )
}
