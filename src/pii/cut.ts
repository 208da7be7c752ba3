/**
 * Which stretch of a text a placeholder takes the place of: the value, and what must go with it so that restoring gives
 * the same text again. Inside an address nothing is restored (link-context.ts), so an address goes from its beginning up
 * to the value; a backslash would be read as part of the placeholder; a bare placeholder must stand apart.
 */
import { charClass, isWordCode } from './fold.ts'
import { copyContext, feed, feedValue, type LinkContext, plainContext } from './link-context.ts'

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What an address or an angle bracket around one can begin with; elsewhere a text needs no closer look. */
const addressStart = /[:/][/\\]|www\.|mailto:|\]\(|</gi

function nextAddress(text: string, from: number): number {
  addressStart.lastIndex = from
  return addressStart.exec(text)?.index ?? text.length
}

/** Anything else is no name of the protocol and goes as a whole. */
const isName = /^[\w-]*$/

/** Widens sorted stretches without overlap; what becomes empty is left out by giving undefined in its place. */
export function cutsOf(text: string, values: readonly Stretch[], isBare: boolean): readonly (Stretch | undefined)[] {
  if (isBare) {
    const whole: Stretch = { start: 0, end: text.length }
    return apart(values.map((value) => (isName.test(text) ? wholeWords(text, value) : whole)))
  }
  let before = 0
  const cuts = values.map((value) => {
    const cut = withBackslashes(text, value, before)
    before = value.end
    return cut
  })
  return nextAddress(text, 0) === text.length ? cuts : outsideAddresses(text, cuts)
}

function wholeWords(text: string, { start, end }: Stretch): Stretch {
  let from = start
  let to = end
  while (from > 0 && isWordCode(text.charCodeAt(from - 1))) from -= 1
  while (to < text.length && isWordCode(text.charCodeAt(to))) to += 1
  return { start: from, end: to }
}

/** Two values in one word were widened to the same word: the first stands for both. */
function apart(values: readonly Stretch[]): readonly (Stretch | undefined)[] {
  let end = -1
  return values.map((value) => {
    if (value.start < end) return undefined
    end = value.end
    return value
  })
}

function withBackslashes(text: string, { start, end }: Stretch, before: number): Stretch {
  let from = start
  while (from > before && text.charCodeAt(from - 1) === 92) from -= 1
  return { start: from, end }
}

/** Follows the text as the restoring will follow it, and goes back to the beginning of the run where that would refuse. */
function outsideAddresses(text: string, values: readonly Stretch[]): readonly Stretch[] {
  const context = plainContext()
  let safeAt = 0
  let safe: LinkContext = plainContext()
  let at = 0
  let next = nextAddress(text, 0)
  return values.map(({ start, end }) => {
    if (next < at) next = nextAddress(text, at)
    if (context.zone === 0 && !context.isAngle && next >= start) at = start
    for (; at < start; at++) {
      feed(context, text.charCodeAt(at))
      // A run begins after white space only; elsewhere a later character may still make an address of what stands here.
      if (context.zone === 0 && (charClass[context.last] ?? 0) >= 4) {
        safeAt = at + 1
        safe = copyContext(context)
      }
    }
    const from = context.zone === 0 ? start : safeAt
    if (context.zone !== 0) Object.assign(context, safe)
    feedValue(context)
    at = end
    safeAt = end
    safe = copyContext(context)
    return { start: from, end }
  })
}
