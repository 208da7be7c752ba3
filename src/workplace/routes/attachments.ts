/** Files over HTTP: the body is the file's own bytes, a header its name (which does not belong in an address). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  addAttachment,
  readAttachment,
  readUpload,
  removeAttachment,
  type UploadedFile,
} from '../attachment/attachments.ts'
import * as wire from '../contract.ts'
import type { Desk } from '../desk.ts'
import { tags } from './conversations.ts'

const params = z.strictObject({ id: wire.id })
const onePlace = z.strictObject({ id: wire.id, attachment: wire.id })
const reading = { access: 'session', verb: 'conversation.read' } as const
const writing = { access: 'session', verb: 'conversation.write' } as const
/** A page of another site cannot send this type without asking first, nor a form at all. */
const fileType = 'application/octet-stream'

export function attachmentRoutes(scope: FastifyInstance, desk: Desk): void {
  scope.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser(
      fileType,
      { parseAs: 'buffer', bodyLimit: wire.maxAttachmentBytes },
      (_request, body, done) => done(null, body),
    )
    uploadRoutes(files, desk)
  })
  const routes = scope.withTypeProvider<ZodTypeProvider>()
  const { signedIn } = desk
  routes.get(
    '/conversations/:id/attachments/:attachment',
    {
      config: reading,
      schema: {
        tags,
        summary: 'De tekst van een bijlage',
        params: onePlace,
        response: { 200: wire.attachmentWithText },
      },
    },
    (request) => readAttachment(desk, signedIn(request), request.params),
  )
  routes.delete(
    '/conversations/:id/attachments/:attachment',
    {
      config: writing,
      schema: { tags, summary: 'Haal een bijlage weg', params: onePlace, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await removeAttachment(desk, signedIn(request), request.params)
      return reply.code(204).send(null)
    },
  )
}

function uploadRoutes(files: FastifyInstance, desk: Desk): void {
  const routes = files.withTypeProvider<ZodTypeProvider>()
  routes.post(
    '/conversations/:id/attachments',
    { config: writing, schema: { tags, summary: 'Voeg een bijlage toe', params, response: { 201: wire.attachment } } },
    async (request, reply) => {
      const place = { id: request.params.id, file: fileIn(request) }
      return reply.code(201).send(await addAttachment(desk, desk.signedIn(request), place))
    },
  )
  routes.post(
    '/temporary/attachments',
    {
      config: writing,
      schema: { tags, summary: 'Lees een bestand zonder het te bewaren', response: { 200: wire.attachmentWithText } },
    },
    (request) => readUpload(desk, fileIn(request)),
  )
}

const longestName = 200

/** A name without folders and without characters that could hide what it is. */
function fileIn({ body, headers }: FastifyRequest): UploadedFile {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const name = decoded(String(headers['x-file-name'] ?? ''))
    .replace(/[\p{C}]/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim()
    .slice(-longestName)
  return { bytes, name: name === undefined || name === '' ? 'bestand' : name }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
