/** Is this a request the gate can take responsibility for? All issues are named together (NL API Design Rules). */
import type { z } from 'zod'
import type { JsonObject } from '../kernel/json.ts'
import { type Issue, Problem } from '../kernel/problem.ts'
import { commonParameters, type Model } from '../models/index.ts'
import { chatRequest, embeddingsParameters, embeddingsRequest } from './contract.ts'
import type { Endpoint } from './passage.ts'
import { problems } from './problems.ts'

const inspectableParts = new Set(['text', 'refusal'])
const known = { chat: new Set(commonParameters), embeddings: new Set(embeddingsParameters) }

/**
 * Checks shape and limits of a request.
 * @param endpoint which of the two contracts
 * @param maxMessages most messages in one chat request
 * @throws Problem invalid-request with every issue, or unsupported-content for parts nobody can inspect
 */
export function validateShape(endpoint: Endpoint, body: JsonObject, maxMessages: number): void {
  const messages = body['messages']
  if (endpoint === 'chat' && Array.isArray(messages)) {
    if (messages.length > maxMessages) throw tooManyMessages(messages.length, maxMessages)
    refuseUninspectable(messages, body)
  }
  const result = endpoint === 'chat' ? chatRequest.safeParse(body) : embeddingsRequest.safeParse(body)
  if (!result.success) throw new Problem(problems.invalidRequest, { issues: result.error.issues.flatMap(toIssues) })
}

/**
 * Refuses parameters that the model does not understand: passing them on silently would promise what nobody does.
 * @throws Problem invalid-request naming each unknown parameter
 */
export function validateParameters(endpoint: Endpoint, body: JsonObject, model: Model): void {
  const unknown = Object.keys(body).filter((name) => !known[endpoint].has(name) && !model.knows(name))
  if (unknown.length === 0) return
  const issues = unknown.map((name) => ({
    pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    detail: `Het model ${model.id} kent deze instelling niet.`,
    code: 'unknown-parameter',
  }))
  throw new Problem(problems.invalidRequest, { issues })
}

function tooManyMessages(count: number, limit: number): Problem {
  const detail = `Er zijn ${count} berichten; er mogen er hoogstens ${limit} in één aanvraag.`
  return new Problem(problems.invalidRequest, { issues: [{ pointer: '/messages', detail, code: 'too-many-messages' }] })
}

function refuseUninspectable(messages: readonly unknown[], body: JsonObject): void {
  const issues: Issue[] = []
  messages.forEach((message: unknown, m) => {
    const content = (message as { content?: unknown } | null)?.content
    if (!Array.isArray(content)) return
    content.forEach((part: unknown, p) => {
      const type = (part as { type?: unknown } | null)?.type
      if (typeof type === 'string' && !inspectableParts.has(type))
        issues.push({
          pointer: `/messages/${m}/content/${p}`,
          detail: 'De poort kan alleen tekst nakijken. Stuur de inhoud als tekst.',
        })
    })
  })
  for (const name of ['audio', 'modalities'])
    if (body[name] !== undefined) issues.push({ pointer: `/${name}`, detail: 'De poort geeft alleen tekst door.' })
  if (issues.length > 0) throw new Problem(problems.unsupportedContent, { issues })
}

type ZodIssue = z.core.$ZodIssue

/** One schema issue as issues for people: where, and what was expected. Never what was sent. */
function toIssues(issue: ZodIssue): Issue[] {
  const pointer = issue.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return [{ pointer, detail: explain(issue), code: issue.code.replaceAll('_', '-') }]
}

const expectedWords: { readonly [type: string]: string } = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een object',
  record: 'een object',
}

function explain(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Hier hoort ${expectedWords[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `Hier kan alleen: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return `Dit is te weinig of te kort; minstens ${issue.minimum}.`
    case 'too_big':
      return `Dit is te veel of te lang; hoogstens ${issue.maximum}.`
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'Deze waarde heeft niet de goede vorm.'
        : `De waarde van ${issue.discriminator} is onbekend.`
    default:
      return 'Deze waarde klopt niet.'
  }
}
