/** Reads what an engine of our own needs from a chat request. The gate has checked its shape. */
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import { problems } from './problems.ts'

export interface Message {
  readonly role: string
  readonly text: string
}

/** The messages as plain text; text parts are joined, a message without text is an empty one. */
export function messagesOf(request: JsonObject): readonly Message[] {
  const messages = request.messages
  if (!Array.isArray(messages)) return []
  return (messages as readonly Json[]).filter(isJsonObject).map((message) => ({
    role: typeof message.role === 'string' ? message.role : 'user',
    text: textOf(message.content),
  }))
}

function textOf(content: Json | undefined): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return (content as readonly Json[])
    .map((part) => (isJsonObject(part) && typeof part.text === 'string' ? part.text : ''))
    .join('')
}

/** Most tokens of the answer; undefined when the client sets no limit. */
export function maxTokensOf(request: JsonObject): number | undefined {
  const limit = request.max_completion_tokens ?? request.max_tokens
  return typeof limit === 'number' && limit >= 0 ? Math.floor(limit) : undefined
}

export function numberOf(request: JsonObject, member: string): number | undefined {
  const value = request[member]
  return typeof value === 'number' ? value : undefined
}

/** The texts that end an answer. */
export function stopsOf(request: JsonObject): readonly string[] {
  const stop = request.stop
  const list = Array.isArray(stop) ? (stop as readonly Json[]) : [stop]
  return list.filter((text): text is string => typeof text === 'string' && text !== '')
}

/** Refuses what would otherwise be promised and not done. */
export function refuseStructure(request: JsonObject): Problem | undefined {
  const format = request.response_format
  if (isJsonObject(format) && format.type !== 'text')
    return unsupported('response_format', 'Dit model kan geen JSON in een vaste vorm maken.')
  const tools = request.tools
  const isForced = request.tool_choice !== undefined && request.tool_choice !== 'none' && request.tool_choice !== 'auto'
  if (Array.isArray(tools) && tools.length > 0 && isForced)
    return unsupported('tool_choice', 'Dit model kan geen gereedschap aanroepen.')
  return undefined
}

function unsupported(member: string, detail: string): Problem {
  return new Problem(problems.unsupportedParameter, { issues: [{ pointer: `/${member}`, detail }] })
}
