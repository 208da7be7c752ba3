/**
 * What the name tagger knows of a word: the word, its ending, its capitals, what the lists say, its neighbours and what
 * was decided before it. Every feature is one integer, mixed from integers; no text is built.
 */
import { cue, cueOf } from '../cues.ts'
import { foldOf, hashStart, hashStep } from '../fold.ts'
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
const ids = new Int32Array(maxFeatures)
const seenHash = new Int32Array(1024)
const seenTag = new Uint8Array(1024)

/** One text at a time: the buffers are shared. */
export function contextOf(input: TagInput, tags: Uint8Array): NameContext {
  seenHash.fill(0)
  return { ...input, tags, ids, seenHash, seenTag, manner: manner.usual, isStart: true, lineStart: 0 }
}

const listed = word.first | word.surname | word.place | word.placeStart

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
  const before = i > 0 ? (tokens.flags[i - 1] ?? 0) : 0
  if ((before & word.prefix) !== 0 || cueOf(before) === cue.title) return true
  const next = rightOf(tokens, i)
  return next >= 0 && mayBeLowerName(context, next)
}

/** The next token on this line that is no tussenvoegsel or apostrophe; -1 when a mark or the end comes first. */
function rightOf(tokens: Tokens, i: number): number {
  for (let at = i + 1; at < i + 5 && at < tokens.count; at++) {
    if ((tokens.gap[at] ?? 0) >= gap.line) return -1
    if (tokens.kind[at] === kind.mark) {
      const code = tokens.hash[at] ?? 0
      if (code !== 39 && code !== 0x2019 && code !== 45) return -1
    } else if (((tokens.flags[at] ?? 0) & word.prefix) === 0 || isCapital(tokens.kind[at] ?? 0)) return at
  }
  return -1
}

function leftOf(tokens: Tokens, i: number): number {
  for (let at = i - 1; at > i - 5 && at >= 0; at--) {
    if (tokens.kind[at] === kind.mark) {
      const code = tokens.hash[at] ?? 0
      if (code !== 39 && code !== 0x2019) return at
    } else if (((tokens.flags[at] ?? 0) & word.prefix) === 0) return at
  }
  return -1
}

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul((hash ^ (hash >>> 13)) + b, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f)
  return hash ^ (hash >>> 16)
}

/** Capitals, lists and cue of a token in one integer. */
function classOf(tokens: Tokens, i: number): number {
  if (i < 0 || i >= tokens.count) return 9
  return (tokens.kind[i] ?? 0) | (((tokens.flags[i] ?? 0) & 63) << 4)
}

function wordOf(tokens: Tokens, i: number): number {
  return i < 0 || i >= tokens.count ? 7 : (tokens.hash[i] ?? 0)
}

function cueAt(tokens: Tokens, i: number): number {
  return i < 0 || i >= tokens.count ? 0 : cueOf(tokens.flags[i] ?? 0)
}

function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < foldOf.length ? (foldOf[code] ?? 0) : code & 0xffff
}

function gapsOf(tokens: Tokens, i: number): number {
  const next = tokens.gap[i + 1] ?? 3
  return (tokens.gap[i] ?? 3) * 4 + (i + 1 < tokens.count ? next : 3)
}

let count = 0

function put(template: number, a: number, b: number): void {
  ids[count] = mix(template, a, b)
  count += 1
}

function spelling({ text, tokens, dutch }: NameContext, i: number, self: number): void {
  const start = tokens.start[i] ?? 0
  const end = tokens.end[i] ?? 0
  const length = end - start
  const hash = tokens.hash[i] ?? 0
  const one = codeAt(text, end - 1)
  const two = length > 1 ? (codeAt(text, end - 2) << 7) ^ one : one
  const three = length > 2 ? (codeAt(text, end - 3) << 14) ^ two : two
  const four = length > 3 ? Math.imul(codeAt(text, end - 4), 0x41c64e6d) ^ three : three
  let head = hashStart
  for (let at = start; at < end && at < start + 3; at++) head = hashStep(head, text.charCodeAt(at))
  const known = isDutchWord(dutch, hash) ? 1 : 0
  put(1, hash, 0)
  put(2, hash, tokens.kind[i] ?? 0)
  put(3, two, self)
  put(4, three, known)
  put(5, four, known)
  put(6, head, known)
  put(7, Math.min(length, 12) | (known << 4), self)
  put(8, three, self)
}

/**
 * Fills `context.ids` with the features of a token.
 * @returns how many there are
 */
export function readFeatures(context: NameContext, i: number): number {
  const { tokens, tags } = context
  count = 0
  const self = classOf(tokens, i) | (context.manner << 10) | ((context.isStart ? 1 : 0) << 12)
  const plain = classOf(tokens, i)
  const before = wordOf(tokens, i - 1)
  const after = wordOf(tokens, i + 1)
  const classBefore = classOf(tokens, i - 1)
  const classAfter = classOf(tokens, i + 1)
  const tagBefore = (i > 0 ? (tags[i - 1] ?? 0) : 4) | ((tokens.gap[i] ?? 0) << 3)
  const tagTwoBefore = i > 1 ? (tags[i - 2] ?? 0) : 4
  put(0, self, 0)
  spelling(context, i, self)
  put(9, before, 0)
  put(10, before, self)
  put(11, after, 0)
  put(12, after, self)
  put(13, wordOf(tokens, i - 2), before)
  put(14, after, wordOf(tokens, i + 2))
  put(15, classBefore, plain)
  put(16, plain, classAfter)
  put(17, (classBefore << 10) | plain, classAfter)
  put(18, tagBefore, self)
  put(19, tagBefore | (tagTwoBefore << 6), tokens.kind[i] ?? 0)
  put(20, tagBefore, before)
  put(21, tagBefore, wordOf(tokens, i))
  neighbours(context, i, plain)
  put(28, (cueAt(tokens, i - 1) << 8) | cueAt(tokens, i - 2), plain)
  put(29, (cueAt(tokens, i + 1) << 8) | cueAt(tokens, i - 3), plain)
  put(30, wordOf(tokens, i - 2), plain)
  put(31, wordOf(tokens, i + 2), plain)
  put(32, gapsOf(tokens, i), self)
  put(33, (classAfter << 10) | classOf(tokens, i + 2), plain)
  put(34, (classOf(tokens, i - 2) << 10) | classBefore, plain)
  const slot = wordOf(tokens, i) & 1023
  put(35, context.seenHash[slot] === wordOf(tokens, i) ? (context.seenTag[slot] ?? 0) : 5, plain)
  return count
}

/** What stands beyond tussenvoegsels on either side. */
function neighbours({ tokens, tags }: NameContext, i: number, self: number): void {
  const left = leftOf(tokens, i)
  const right = rightOf(tokens, i)
  const tagLeft = left >= 0 ? (tags[left] ?? 0) : 4
  put(22, wordOf(tokens, left), self)
  put(23, tagLeft, self)
  put(24, tagLeft, classOf(tokens, right))
  put(25, wordOf(tokens, right), self)
  put(26, classOf(tokens, right), self)
  put(27, wordOf(tokens, left), classOf(tokens, right))
}
