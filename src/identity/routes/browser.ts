/** What the routes keep in a browser and learn from it. `__Host-`: only this host, only over TLS or on localhost (RFC 6265bis). */
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { From } from '../account-deps.ts'
import type { Page } from '../adapters/passkeys.ts'
import type { SignInAnswer } from '../contract.ts'
import type { Sessions } from '../manage-sessions.ts'
import { problems } from '../problems.ts'
import { deviceOf } from '../session.ts'
import type { SignInResult } from '../sign-in-parts.ts'
import { stepMs } from '../steps.ts'

/** The cookie with the secret of a session. */
export const sessionCookie = '__Host-stadspoort'
const stepCookie = '__Host-stadspoort-step'

const always = { path: '/', secure: true, httpOnly: true } as const
const session = { ...always, sameSite: 'strict' } as const
// Lax: coming back from the provider is a visit from another site.
const step = { ...always, sameSite: 'lax', maxAge: stepMs / 1000 } as const

export function fromOf(request: FastifyRequest, sessions: Sessions): From {
  return {
    address: request.ip,
    device: deviceOf(request.headers['user-agent']),
    current: sessions.find(request.cookies[sessionCookie] ?? ''),
    step: request.cookies[stepCookie] ?? '',
  }
}

/** The page that asks, for passkeys; the door already refused pages that are not ours. */
export function pageOf({ headers }: FastifyRequest): Page {
  if (headers.origin === undefined) throw new Problem(problems.passkeyRefused)
  return { origin: headers.origin }
}

export function keepStep(reply: FastifyReply, secret: string): void {
  reply.setCookie(stepCookie, secret, step)
}

export function keepSession(reply: FastifyReply, secret: string): void {
  reply.setCookie(sessionCookie, secret, session)
  reply.clearCookie(stepCookie, step)
}

export function forgetSession(reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, session)
}

/** Puts the result of an attempt in the browser, and says how it went. */
export function keepResult(reply: FastifyReply, result: SignInResult): SignInAnswer {
  if (result.kind === 'signed-in') {
    keepSession(reply, result.secret)
    return { status: 'signed-in' }
  }
  keepStep(reply, result.step)
  return { status: 'second-factor-needed', ways: [...result.ways] }
}
