/**
 * One body for two readers: RFC 9457 problem+json with OpenAI's `error` member inside, so that the official clients raise
 * their own typed errors and people read Dutch.
 */
import { type Problem, problemBody } from '../kernel/problem.ts'

const errorTypes: { readonly [status: number]: string } = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'invalid_request_error',
  429: 'rate_limit_error',
}

/**
 * A problem as one body for two readers: RFC 9457, with the `error` member that official OpenAI clients turn into their
 * own typed errors.
 * @param instance id of the request, so that a person can name this occurrence
 */
export function openAiProblem(problem: Problem, instance?: string): { readonly [key: string]: unknown } {
  const body = problemBody(problem, instance)
  const { kind, options } = problem
  const error = {
    message:
      `${kind.title} ${options.detail ?? options.issues?.map((issue) => `${issue.pointer}: ${issue.detail}`).join(' ') ?? ''}`.trim(),
    type: errorTypes[kind.status] ?? 'server_error',
    param: options.issues?.[0]?.pointer.slice(1).replaceAll('/', '.') ?? null,
    code: kind.code.replaceAll('-', '_'),
  }
  return { ...body, error }
}
