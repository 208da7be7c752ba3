import type { FastifyReply } from 'fastify'

/** A file to keep, not a page to look at. */
export function sendFile(
  reply: FastifyReply,
  { name, type, content }: { readonly name: string; readonly type: string; readonly content: string | Buffer },
): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)
}
