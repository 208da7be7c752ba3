/** The chat request for one question: instructions, the branch so far, and the question with its files. Pure. */
import type { JsonObject } from '../../kernel/json.ts'

export interface FileText {
  readonly name: string
  readonly text: string
}

/** A question and what was answered. */
export interface Turn {
  readonly question: string
  readonly files: readonly FileText[]
  readonly answer: string
}

export interface Asking {
  readonly model: string
  /** Of the assistant and the folder, in that order; empty ones are left out. */
  readonly instructions: readonly string[]
  readonly turns: readonly Turn[]
  readonly question: string
  readonly files: readonly FileText[]
}

export function composePrompt({ model, instructions, turns, question, files }: Asking): JsonObject {
  const system = instructions.map((text) => text.trim()).filter((text) => text !== '')
  const messages = [
    ...(system.length === 0 ? [] : [{ role: 'system', content: system.join('\n\n') }]),
    ...turns.flatMap((turn) => [
      { role: 'user', content: withFiles(turn.question, turn.files) },
      { role: 'assistant', content: turn.answer },
    ]),
    { role: 'user', content: withFiles(question, files) },
  ]
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content: passable(content) })),
    stream: true,
    stream_options: { include_usage: true },
  }
}

/**
 * The gate takes only characters that exist (I-JSON, RFC 7493 §2.1). A model can answer others, and one of those must not
 * close a conversation for good. Offsets stay what they are.
 */
function passable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}

/** The question comes first, so that offsets in it stay what they are. A file is marked as what it is. */
export function withFiles(question: string, files: readonly FileText[]): string {
  const marked = files.map(
    ({ name, text }, at) => `--- Bijlage ${at + 1}: ${name} ---\n${text.trim()}\n--- Einde bijlage ${at + 1} ---`,
  )
  return [question, ...marked].filter((part) => part !== '').join('\n\n')
}
