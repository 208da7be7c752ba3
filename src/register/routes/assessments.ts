/** Assessments over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  addComment,
  beginAssessment,
  importForm,
  listAssessments,
  readAssessment,
  resolveComment,
  saveAnswer,
  signAssessment,
} from '../assessment/assessments.ts'
import type { AssessmentDesk } from '../assessment/desk.ts'
import { exportAssessment } from '../assessment/export-assessment.ts'
import { questionsOf } from '../assessment/questionnaire.ts'
import * as wire from '../assessment-contract.ts'
import { mayChange } from '../desk.ts'
import { useCaseId } from '../registration-contract.ts'
import { sendFile } from './send-file.ts'

const tags = ['toetsen']
const ofUseCase = z.strictObject({ id: useCaseId })
const one = z.strictObject({ assessment: z.string().max(200) })
const reading = { access: 'session', verb: 'register.read' } as const
const writing = { access: 'session', verb: 'assessment.write' } as const
const response = { 200: wire.assessment }

export function assessmentRoutes(scope: FastifyInstance, desk: AssessmentDesk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/questionnaires',
    { config: reading, schema: { tags, summary: 'Vragenlijsten', response: { 200: wire.questionnaireList } } },
    () => ({
      items: desk.questionnaires.map((questionnaire) => {
        const { kind, title, introduction } = questionnaire
        return { kind, title, introduction, questions: questionsOf(questionnaire).length }
      }),
    }),
  )
  routes.get(
    '/register/:id/assessments',
    {
      config: reading,
      schema: { tags, summary: 'Toetsen', params: ofUseCase, response: { 200: wire.assessmentList } },
    },
    async (request) => {
      const person = signedIn(request)
      const items = await listAssessments(desk, person, request.params.id)
      return { items, mayStart: mayChange(person, desk.find(person.tenant, request.params.id)) }
    },
  )
  const beginning = { tags, summary: 'Begin een toets', params: ofUseCase, body: wire.newAssessment }
  routes.post(
    '/register/:id/assessments',
    { config: writing, schema: { ...beginning, response: { 201: wire.assessment } } },
    async (request, reply) => {
      const { kind } = request.body
      return reply.code(201).send(await beginAssessment(desk, signedIn(request), { id: request.params.id, kind }))
    },
  )
  const importing = { tags, summary: 'Neem antwoorden mee', params: ofUseCase, body: wire.importedForm }
  routes.post(
    '/register/:id/assessments/import',
    { config: writing, schema: { ...importing, response: { 201: wire.imported } } },
    async (request, reply) =>
      reply.code(201).send(await importForm(desk, signedIn(request), { id: request.params.id, form: request.body })),
  )
  fillingRoutes(scope, desk)
  signingRoutes(scope, desk)
}

function fillingRoutes(scope: FastifyInstance, desk: AssessmentDesk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/assessments/:assessment',
    { config: reading, schema: { tags, summary: 'Een toets', params: one, response } },
    (request) => readAssessment(desk, signedIn(request), request.params.assessment),
  )
  const params = one.extend({ question: z.string().max(200) })
  routes.put(
    '/assessments/:assessment/answers/:question',
    { config: writing, schema: { tags, summary: 'Bewaar een antwoord', params, body: wire.answerChange, response } },
    (request) => {
      const { assessment: id, question } = request.params
      return saveAnswer(desk, signedIn(request), { id, question, ...request.body })
    },
  )
  routes.post(
    '/assessments/:assessment/comments',
    { config: writing, schema: { tags, summary: 'Maak een opmerking', params: one, body: wire.newComment, response } },
    (request) => addComment(desk, signedIn(request), { id: request.params.assessment, ...request.body }),
  )
  routes.post(
    '/assessments/:assessment/comments/:comment/resolve',
    {
      config: writing,
      schema: { tags, summary: 'Opgelost', params: one.extend({ comment: z.string().max(200) }), response },
    },
    (request) => {
      const { assessment: id, comment } = request.params
      return resolveComment(desk, signedIn(request), { id, comment })
    },
  )
}

function signingRoutes(scope: FastifyInstance, desk: AssessmentDesk): void {
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.post(
    '/assessments/:assessment/signatures',
    { config: writing, schema: { tags, summary: 'Onderteken', params: one, body: wire.newSignature, response } },
    (request) => signAssessment(desk, signedIn(request), { id: request.params.assessment, ...request.body }),
  )
  routes.get(
    '/assessments/:assessment/export',
    { config: reading, schema: { tags, summary: 'Als bestand', params: one, querystring: wire.assessmentExport } },
    async (request, reply) => {
      const { format } = request.query
      return sendFile(reply, await exportAssessment(desk, signedIn(request), { id: request.params.assessment, format }))
    },
  )
}
