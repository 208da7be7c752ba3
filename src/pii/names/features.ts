/**
 * What the name tagger knows of a word: the word, its ending, its capitals, what the lists say, its neighbours and what
 * was decided before it. Every feature is one integer, mixed from integers; no text is built.
 */
import { cueOf } from '../cues.ts'
import { foldOf, hashStart, hashStep } from '../fold.ts'
import { kind, type Tokens } from '../tokens.ts'
import { type NameContext, nameBuffers, rightOf } from './candidates.ts'
import { isCompound, isDutchWord } from './dutch-words.ts'
import { word } from './lexicon.ts'

const { ids } = nameBuffers

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
  return (tokens.kind[i] ?? 0) | (((tokens.flags[i] ?? 0) & 127) << 4)
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
  const known = isDutchWord(dutch, hash) ? 1 : isCompound(dutch, text, { start, end }) ? 2 : 0
  put(1, hash, 0)
  put(2, hash, tokens.kind[i] ?? 0)
  put(3, two, self)
  put(4, three, known)
  put(5, four, known)
  put(6, head, known)
  put(7, Math.min(length, 12) | (known << 4), self)
  put(36, known, self)
  put(8, three, self)
}

/**
 * Fills `context.ids` with the features of a token.
 * @returns how many there are
 */
export function readFeatures(context: NameContext, i: number): number {
  const { tokens, tags } = context
  count = 0
  const self = classOf(tokens, i) | (context.manner << 11) | ((context.isStart ? 1 : 0) << 13)
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
  put(17, (classBefore << 11) | plain, classAfter)
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
  put(33, (classAfter << 11) | classOf(tokens, i + 2), plain)
  put(34, (classOf(tokens, i - 2) << 11) | classBefore, plain)
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
