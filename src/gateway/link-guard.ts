/**
 * Takes out of an answer what would make the reader's browser call somewhere by itself: the known way to carry data out
 * of a chat without a click (EchoLeak, CVE-2025-32711). A pure reducer over the model's text, before names are restored.
 * What is not surely harmless is defused: an image becomes a note or, when its form is odd, an ordinary link.
 * Addresses that stood in the request stay; so does everything in a fenced code block, which nobody renders.
 */
export interface LinkGuard {
  readonly held: string
  readonly inFence: boolean
  readonly atLineStart: boolean
  /** How many constructs were taken out so far. */
  readonly removed: number
  readonly isKnown: (address: string) => boolean
}

const maxConstruct = 4096
export const removedImageText = '(afbeelding weggelaten)'

/** @param isKnown whether an address stood in the request itself */
export function startLinkGuard(isKnown: (address: string) => boolean): LinkGuard {
  return { held: '', inFence: false, atLineStart: true, removed: 0, isKnown }
}

/** Adds a piece of the answer; gives the new state and the text that is safe to pass on. */
export function guardLinks(state: LinkGuard, delta: string): readonly [LinkGuard, string] {
  if (state.held === '' && !/[!<`\n]/.test(delta))
    return [delta === '' || !state.atLineStart ? state : { ...state, atLineStart: false }, delta]
  return scan(state, state.held + delta, false)
}

/** The answer is complete: gives what was still held. */
export function endLinkGuard(state: LinkGuard): readonly [LinkGuard, string] {
  return state.held === '' ? [state, ''] : scan(state, state.held, true)
}

interface Found {
  readonly end: number
  /** Text instead of what was found; absent when it may stay. */
  readonly replacement?: string
  readonly isFence?: boolean
}
type Match = 'none' | 'unfinished' | Found

function scan(state: LinkGuard, text: string, isEnd: boolean): readonly [LinkGuard, string] {
  let { inFence, atLineStart, removed } = state
  let out = ''
  let copied = 0
  let i = 0
  while (i < text.length) {
    const first = matchAt(text, i, { ...state, inFence, atLineStart })
    if (first === 'unfinished' && !isEnd && text.length - i < maxConstruct)
      return [{ ...state, held: text.slice(i), inFence, atLineStart, removed }, out + text.slice(copied, i)]
    const match = first === 'unfinished' ? defuse(text, i) : first
    if (match === 'none') {
      const character = text.charCodeAt(i++)
      atLineStart = character === 0x0a || (atLineStart && (character === 0x20 || character === 0x09))
      continue
    }
    if (match.replacement !== undefined) {
      out += text.slice(copied, i) + match.replacement
      copied = match.end
      removed++
    }
    if (match.isFence) inFence = !inFence
    i = match.end
    atLineStart = false
  }
  return [{ ...state, held: '', inFence, atLineStart, removed }, out + text.slice(copied)]
}

function matchAt(text: string, at: number, state: LinkGuard): Match {
  const character = text[at]
  if (character === '`' && state.atLineStart) return matchFence(text, at)
  if (state.inFence) return 'none'
  if (character === '!') return matchImage(text, at, state.isKnown)
  return character === '<' ? matchTag(text, at, state.isKnown) : 'none'
}

/** Too long or broken off: without its first character an image is a link and a tag is text. */
function defuse(text: string, at: number): Found | 'none' {
  if (text[at] === '!') return text[at + 1] === '[' ? { end: at + 1, replacement: '' } : 'none'
  return text[at] === '<' && at + 1 < text.length ? { end: at + 1, replacement: '&lt;' } : 'none'
}

function matchFence(text: string, at: number): Match {
  if (text.startsWith('```', at)) return { end: at + 3, isFence: true }
  return '```'.startsWith(text.slice(at)) ? 'unfinished' : 'none'
}

const placeholderLabel = /^[A-Z]+-\d+[a-z]*·/

/** `![alt](address "title")`, `![alt][reference]` and the odd forms a Markdown reader may still take for an image. */
function matchImage(text: string, at: number, isKnown: LinkGuard['isKnown']): Match {
  if (at + 1 >= text.length) return 'unfinished'
  if (text[at + 1] !== '[') return 'none'
  const bracket = text.indexOf(']', at + 2)
  if (bracket < 0 || bracket + 1 >= text.length) return 'unfinished'
  const label = text.slice(at + 2, bracket)
  const opener = text[bracket + 1]
  if (opener !== '(' && opener !== '[')
    return placeholderLabel.test(label) ? { end: at + 1 } : { end: at + 1, replacement: '' }
  const end = text.indexOf(opener === '(' ? ')' : ']', bracket + 2)
  if (end < 0) return 'unfinished'
  const address =
    text
      .slice(bracket + 2, end)
      .trim()
      .split(/\s/, 1)[0] ?? ''
  const isHarmless = opener === '(' && !/[[\\]/.test(label) && (!isRemote(address) || isKnown(unwrap(address)))
  return isHarmless ? { end: end + 1 } : { end: end + 1, replacement: removedImageText }
}

const loadingTag =
  /^<\/?(?:img|image|iframe|video|audio|source|track|object|embed|link|script|style|svg|picture|base|meta|form|input)\b/i
const alwaysRemoved = /^<\/?(?:script|style|svg|base|meta|form|iframe|object|embed)\b/i

/** HTML elements that load something by themselves. */
function matchTag(text: string, at: number, isKnown: LinkGuard['isKnown']): Match {
  const next = text.charCodeAt(at + 1) | 0x20
  if (at + 1 < text.length && text[at + 1] !== '/' && !(next >= 0x61 && next <= 0x7a)) return 'none'
  const end = text.indexOf('>', at)
  if (end < 0) {
    const start = text.slice(at, at + 12)
    return start.length < 12 || loadingTag.test(start) ? 'unfinished' : 'none'
  }
  const tag = text.slice(at, end + 1)
  if (!loadingTag.test(tag)) return 'none'
  const addresses = tag.match(/(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s"'<>)]+/gi) ?? []
  const isHarmless = addresses.every(isKnown) && !alwaysRemoved.test(tag)
  return isHarmless ? { end: end + 1 } : { end: end + 1, replacement: removedImageText }
}

function unwrap(address: string): string {
  return address.replace(/^<|>$/g, '')
}

function isRemote(address: string): boolean {
  return /^<?(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address) && !/^<?(?:data|cid):/i.test(address)
}
