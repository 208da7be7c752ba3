/**
 * Whether a position stands inside an address. A name is never put back there: a model that was led astray could carry
 * it out in a link that somebody clicks. An address is: a run of characters with `//`, `:/`, `www.` or `mailto:` in it, up
 * to white space or `<`; the target of a Markdown link, `](…)`; and anything in `<…>` from such a start up to `>`.
 */
import { charClass } from './fold.ts'

export interface LinkContext {
  /** 0 no address, 1 an address, 2 an address in angle brackets, 3 a link target, 4 a link target in angle brackets. */
  zone: number
  /** The last character. */
  last: number
  /** How much of `www.` and of `mailto:` was just read. */
  www: number
  mail: number
  /** The present run began with `<`. */
  isAngle: boolean
  /** Inside a link target: the run holds an address of its own. */
  hasAddress: boolean
}

export function plainContext(): LinkContext {
  return { zone: 0, last: 10, www: 0, mail: 0, isAngle: false, hasAddress: false }
}

/** Written out because it runs for every piece of every answer. */
export function copyContext({ zone, last, www, mail, isAngle, hasAddress }: Readonly<LinkContext>): LinkContext {
  return { zone, last, www, mail, isAngle, hasAddress }
}

const mailto = 'mailto:'

/** Adds one character to what is known. */
export function feed(context: LinkContext, code: number): void {
  const type = charClass[code] ?? 0
  if (type >= 4) feedSpace(context, type === 5)
  else if (context.zone === 0 || context.zone === 3) feedOutside(context, code)
  else if (code === 60 && context.zone === 1) startRun(context, true)
  else if (code === 62 && context.zone !== 1) startRun(context, false)
  context.last = code
}

/** After a value was put back: what follows is not glued to what stood before. */
export function feedValue(context: LinkContext): void {
  context.last = 97
  context.www = 0
  context.mail = 0
}

function startRun(context: LinkContext, isAngle: boolean): void {
  context.zone = 0
  context.www = 0
  context.mail = 0
  context.isAngle = isAngle
  context.hasAddress = false
}

function feedSpace(context: LinkContext, isLine: boolean): void {
  if (isLine || context.zone <= 1) startRun(context, false)
  else if (context.zone === 3) {
    startRun(context, false)
    context.zone = 3
  }
}

function feedOutside(context: LinkContext, code: number): void {
  const { last } = context
  const lower = code | 32
  const www = context.www
  context.www = lower === 119 ? Math.min(www + 1, 3) : 0
  context.mail =
    lower === mailto.charCodeAt(context.mail) || code === mailto.charCodeAt(context.mail)
      ? context.mail + 1
      : lower === 109
        ? 1
        : 0
  const isAddress =
    ((code === 47 || code === 92) && (last === 58 || (code === 47 && last === 47))) ||
    (code === 46 && www === 3) ||
    context.mail === mailto.length
  if (context.mail === mailto.length) context.mail = 0
  if (context.zone === 3) feedTarget(context, code, isAddress)
  else if (isAddress) context.zone = context.isAngle ? 2 : 1
  else if (code === 40 && last === 93) context.zone = 3
  else if (code === 60) startRun(context, true)
}

function feedTarget(context: LinkContext, code: number, isAddress: boolean): void {
  if (isAddress) context.hasAddress = true
  if (code === 60) context.zone = 4
  else if (code === 41) {
    const next = context.hasAddress ? 1 : 0
    startRun(context, false)
    context.zone = next
  }
}
