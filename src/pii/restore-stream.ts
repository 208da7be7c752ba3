/**
 * Puts values back while an answer streams: a pure reducer over pieces of text. Any way of cutting a text into pieces
 * gives the same result, because what is decided depends only on the text so far and the few characters held back.
 */
import { charClass } from './fold.ts'
import { copyContext, feed, feedValue, type LinkContext, plainContext } from './link-context.ts'
import { isOpening, type Match, matchBare, matchBracketed, none } from './placeholder.ts'
import type { RestorationKey } from './restoration-key.ts'

/** Where a stream is: everything the next piece needs. */
export interface RestoreState {
  readonly key: RestorationKey
  /** The text is a piece of a JSON document: values are escaped as JSON strings. */
  readonly json: boolean
  /** The beginning of what may become a placeholder; at most a hundred characters. */
  readonly held: string
  readonly context: Readonly<LinkContext>
}

/**
 * Begins a text in which the key's placeholders become values again.
 * @param options.json the text is a JSON document in pieces, such as tool-call arguments
 */
export function startRestore(key: RestorationKey, options: { readonly json?: boolean } = {}): RestoreState {
  return { key, json: options.json === true, held: '', context: plainContext() }
}

/** Adds a piece; gives the new state and the text that is certain now. */
export function restoreStep(state: RestoreState, delta: string): readonly [RestoreState, string] {
  if (delta === '' || state.key.values.size === 0) return [state, delta]
  return run(state, state.held === '' ? delta : state.held + delta, false)
}

/** The text is complete: gives what was still held back. */
export function endRestore(state: RestoreState): string {
  return state.held === '' ? '' : run(state, state.held, true)[1]
}

/** Whether a placeholder can begin with this character: a bracket, a backslash before one, or a capital. */
function mayBegin(code: number): boolean {
  return code === 91 || code === 40 || code === 92 || (code >= 65 && code <= 90) || code === 0x3010
}

function run(state: RestoreState, text: string, isWhole: boolean): readonly [RestoreState, string] {
  const { key, json } = state
  const context = copyContext(state.context)
  const length = text.length
  let out = ''
  let from = 0
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const next = json && code === 92 ? escapeEnd(text, at) : at + 1
    if (next > length && !isWhole) break
    const match =
      context.zone === 0 && mayBegin(code) ? tryMatch(state, text, { at, code, last: context.last, isWhole }) : none
    if (match.end > 0) {
      out += text.slice(from, at) + (json ? JSON.stringify(match.value).slice(1, -1) : match.value)
      at = match.end
      from = at
      feedValue(context)
      continue
    }
    if (match.end < 0 && !isWhole) break
    feed(context, json ? decoded(text, at, code) : code)
    at = Math.min(next, length)
  }
  out = from === 0 && at === length ? text : out + text.slice(from, at)
  return [{ key, json, held: at === length ? '' : text.slice(at), context }, out]
}

interface Place {
  readonly at: number
  readonly code: number
  /** The character before. */
  readonly last: number
  readonly isWhole: boolean
}

function tryMatch({ key, json }: RestoreState, text: string, { at, code, last, isWhole }: Place): Match {
  if (code === 92) return json ? none : matchBracketed(key, text, at)
  // `](` begins the target of a link.
  if (isOpening(code)) return code === 40 && last === 93 ? none : matchBracketed(key, text, at)
  // A bare placeholder is written in capitals and never begins inside a word.
  const before = charClass[last] ?? 0
  return before === 0 || before >= 4 ? matchBare(key, text, { at, isWhole }) : none
}

/** Where a JSON escape ends; beyond the text when it is not complete. */
function escapeEnd(text: string, at: number): number {
  if (at + 1 >= text.length) return at + 2
  return text.charCodeAt(at + 1) === 117 ? at + 6 : at + 2
}

/** The character that JSON text at `at` stands for; the quotes of a string count as a line break. */
function decoded(text: string, at: number, code: number): number {
  if (code === 34) return 10
  if (code !== 92) return code
  const escaped = text.charCodeAt(at + 1)
  if (escaped === 117) return Number.parseInt(text.slice(at + 2, at + 6), 16) || 0
  if (escaped === 110 || escaped === 114) return 10
  return escaped === 116 ? 9 : escaped
}
