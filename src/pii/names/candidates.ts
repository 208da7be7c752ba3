/** Which words can be part of a name, in sentences as usual, without capitals and all in capitals. */
import { cue, cueOf } from '../cues.ts'
import { gap, kind, type Tokens } from '../tokens.ts'
import { type DutchWords, isDutchWord } from './dutch-words.ts'
import { word } from './lexicon.ts'

export interface TagInput {
  readonly text: string
  readonly tokens: Tokens
  readonly dutch: DutchWords
}

/** How the sentence is written: as usual, without capitals, all in capitals. */
const manner = { usual: 0, lower: 1, upper: 2 } as const

export interface NameContext extends TagInput {
  /** What the tokens so far are. */
  readonly tags: Uint8Array
  /** The features of the token that was read last. */
  readonly ids: Int32Array
  /** Words of this text that were names before, and what they were: one slot per hash. */
  readonly seenHash: Int32Array
  readonly seenTag: Uint8Array
  manner: number
  isStart: boolean
  /** Where the line of the present token began. */
  lineStart: number
}

const maxFeatures = 48
/** One text at a time: the buffers are shared. */
export const nameBuffers = {
  ids: new Int32Array(maxFeatures),
  seenHash: new Int32Array(1024),
  seenTag: new Uint8Array(1024),
}

export function contextOf(input: TagInput, tags: Uint8Array): NameContext {
  nameBuffers.seenHash.fill(0)
  const { text, tokens, dutch } = input
  const { ids, seenHash, seenTag } = nameBuffers
  // Written out: an object of spreads gets a shape that is slow to read for every token.
  return { text, tokens, dutch, ids, seenHash, seenTag, tags, manner: manner.usual, isStart: true, lineStart: 0 }
}

const listed = word.first | word.surname | word.place | word.placeStart | word.proper

/** Lines shorter than this end where their sentence does. */
const shortLine = 60

function startsSentence({ tokens, lineStart }: NameContext, i: number): boolean {
  if (i === 0) return true
  const space = tokens.gap[i] ?? 0
  if (space === gap.none) return false
  if (space === gap.paragraph) return true
  const before = tokens.kind[i - 1] === kind.mark ? (tokens.hash[i - 1] ?? 0) : 0
  if (before === 46 || before === 33 || before === 63) return !endsInitial(tokens, i - 1)
  if (space === gap.space) return false
  return before === 58 || before === 62 || before === 124 || (tokens.start[i] ?? 0) - lineStart < shortLine
}

/** The dot of "J." ends no sentence. */
function endsInitial(tokens: Tokens, dot: number): boolean {
  return tokens.kind[dot - 1] === kind.initial || (((tokens.flags[dot - 1] ?? 0) >>> 8) & 255) === cue.title
}

function mannerOf(tokens: Tokens, i: number): number {
  let uppers = 0
  let words = 0
  for (let at = i; at < tokens.count && words < 4; at++) {
    const is = tokens.kind[at] ?? 0
    if (is >= kind.digits) continue
    if (words === 0 && is === kind.lower) return manner.lower
    words += 1
    if (is === kind.upper) uppers += 1
  }
  return uppers >= 2 && uppers >= words - 1 ? manner.upper : manner.usual
}

const noNames = new Set<number>([cue.title, cue.salutation, cue.closing, cue.month, cue.heer])

/** Whether a token can be part of a name; also keeps track of sentences, so it is asked for each token in turn. */
export function candidateOf(context: NameContext, i: number): boolean {
  const { tokens } = context
  context.isStart = startsSentence(context, i)
  if ((tokens.gap[i] ?? 0) >= gap.line) context.lineStart = tokens.start[i] ?? 0
  if (context.isStart) context.manner = mannerOf(tokens, i)
  const is = tokens.kind[i] ?? 0
  if (is >= kind.digits || is === 0) return false
  const flags = tokens.flags[i] ?? 0
  if ((flags & listed) === 0 && noNames.has(cueOf(flags))) return false
  if ((flags & word.prefix) !== 0 && (flags & (word.first | word.surname)) === 0)
    return isPrefixCandidate(context, i, is)
  if (is === kind.lower) return isLowerCandidate(context, i, flags)
  if (is === kind.upper && context.manner === manner.upper) return isLowerCandidate(context, i, flags)
  return !(
    context.isStart &&
    (flags & word.common) !== 0 &&
    (flags & listed) === 0 &&
    !isCapital(tokens.kind[i + 1] ?? 0)
  )
}

function isCapital(is: number): boolean {
  return is >= kind.capital && is <= kind.mixed
}

/** Whether the word before a token, over an apostrophe or hyphen, is part of a name. */
function followsName({ tokens, tags }: NameContext, i: number): boolean {
  if (i === 0 || (tokens.gap[i] ?? 0) > gap.space) return false
  if ((tags[i - 1] ?? 0) !== 0) return true
  const code = tokens.kind[i - 1] === kind.mark ? tokens.hash[i - 1] : 0
  return (code === 39 || code === 0x2019 || code === 45) && (tags[i - 2] ?? 0) !== 0 && i > 1
}

function isPrefixCandidate(context: NameContext, i: number, is: number): boolean {
  const { tokens, manner: way } = context
  const follows = followsName(context, i)
  if (is === kind.lower && !follows && way === manner.usual) return false
  const next = rightOf(tokens, i)
  if (next < 0) return false
  if (way === manner.usual) return isCapital(tokens.kind[next] ?? 0)
  return follows || mayBeLowerName(context, next)
}

/** A word without a capital that the lists know as a name, or that is no word of the language. */
function mayBeLowerName({ tokens, dutch }: NameContext, i: number): boolean {
  const flags = tokens.flags[i] ?? 0
  if ((flags & word.common) !== 0) return false
  if ((flags & listed) !== 0) return true
  return cueOf(flags) === cue.none && (tokens.kind[i] ?? 0) <= kind.mixed && !isDutchWord(dutch, tokens.hash[i] ?? 0)
}

const longestLower = 18

function isLowerCandidate(context: NameContext, i: number, flags: number): boolean {
  const { text, tokens, manner: way } = context
  const length = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0)
  if (length < 2) return false
  const isListed = (flags & listed) !== 0
  const isCommon = (flags & word.common) !== 0
  if (isListed && !isCommon) return true
  if (way === manner.usual || length > longestLower) return false
  if (followsName(context, i)) return cueOf(flags) === cue.none && length > 2
  if (!isCommon) return mayBeLowerName(context, i) && text.charCodeAt((tokens.start[i] ?? 0) - 1) !== 64
  if (!isListed) return false
  if ((flags & (word.first | word.place)) !== 0) return true
  const before = i > 0 ? (tokens.flags[i - 1] ?? 0) : 0
  if ((before & word.prefix) !== 0 || cueOf(before) === cue.title) return true
  const next = rightOf(tokens, i)
  return next >= 0 && mayBeLowerName(context, next)
}

/** The next token on this line that is no tussenvoegsel or apostrophe; -1 when a mark or the end comes first. */
export function rightOf(tokens: Tokens, i: number): number {
  for (let at = i + 1; at < i + 5 && at < tokens.count; at++) {
    if ((tokens.gap[at] ?? 0) >= gap.line) return -1
    if (tokens.kind[at] === kind.mark) {
      const code = tokens.hash[at] ?? 0
      if (code !== 39 && code !== 0x2019 && code !== 45) return -1
    } else if (((tokens.flags[at] ?? 0) & word.prefix) === 0 || isCapital(tokens.kind[at] ?? 0)) return at
  }
  return -1
}
