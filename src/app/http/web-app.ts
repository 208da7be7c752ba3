/**
 * The browser application (web/, built to dist/web): a few files, read once and served from memory. No path of a request
 * ever reaches the disk. Addresses of pages all get the one page that knows them.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import { packageFile } from '../package-file.ts'
import { problems } from './problems.ts'

interface WebFile {
  readonly type: string
  readonly bytes: Buffer
  /** Made when it is first asked for; undefined for what is compressed already. */
  readonly brotli: (() => Buffer) | undefined
  readonly etag: string
}

const types: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const everybody = { access: 'public', verb: 'house.see' } as const
const hidden = { config: everybody, schema: { hide: true } }
/** Names of built files hold a hash of their content, so they never change. */
const forEver = 'public, max-age=31536000, immutable'

const built = once(() => readFiles(fileURLToPath(packageFile('dist/web/'))))

/** Address of a built style sheet, whose name holds a hash of its content; undefined when the application was not built. */
export function styleSheetOf(name: string): string | undefined {
  return [...built().keys()].find((file) => file.startsWith(`/assets/${name}-`) && file.endsWith('.css'))
}

export function webApp(scope: FastifyInstance): void {
  const files = built()
  scope.get('/assets/*', hidden, (request, reply) => {
    const file = files.get(pathOf(request))
    if (file === undefined) throw new Problem(problems.notFound)
    return send(request, reply.header('cache-control', forEver), file)
  })
  scope.get('/*', hidden, (request, reply) => {
    const page = isPage(request) ? files.get('/index.html') : undefined
    if (page === undefined) throw new Problem(problems.notFound)
    return send(request, reply.header('cache-control', 'no-cache'), page)
  })
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? ''
}

/** A person's browser asks for a page; a program that asks for an address of the API that does not exist gets told so. */
function isPage(request: FastifyRequest): boolean {
  const wantsHtml = request.headers.accept?.includes('text/html') === true
  return wantsHtml && !/^\/(?:api|v1)(?:\/|$)/.test(pathOf(request))
}

function send(request: FastifyRequest, reply: FastifyReply, { type, bytes, brotli, etag }: WebFile): FastifyReply {
  reply.type(type).header('etag', etag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (brotli === undefined || !takesBrotli) return reply.send(bytes)
  return reply.header('content-encoding', 'br').send(brotli())
}

/** Empty when the application was not built: then only the API is there. */
function readFiles(folder: string): ReadonlyMap<string, WebFile> {
  const files = new Map<string, WebFile>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const extension = path.extname(entry.name)
    const type = types[extension]
    if (!entry.isFile() || type === undefined) continue
    const place = path.join(entry.parentPath, entry.name)
    const bytes = readFileSync(place)
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    const brotli = extension === '.woff2' ? undefined : once(() => brotliCompressSync(bytes, { params: quickly }))
    files.set(`/${path.relative(folder, place).split(path.sep).join('/')}`, { type, bytes, brotli, etag })
  }
  return files
}

// The highest level costs seconds for a few per cent.
const quickly = { [constants.BROTLI_PARAM_QUALITY]: 6 }

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
