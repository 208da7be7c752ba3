/** Cuts a text into words, numbers and single marks, once, for every detector. */
import { charClass, hashStart, hashStep } from './fold.ts'
import { flagsOf, type WordTable } from './names/lexicon.ts'

/** Classes of tokens. */
export const kind = {
  lower: 1,
  /** First letter a capital, the rest lower case. */
  capital: 2,
  /** Two or more letters, all capitals. */
  upper: 3,
  /** One capital letter. */
  initial: 4,
  /** Capitals in the middle, such as DigiD or McDonald. */
  mixed: 5,
  digits: 6,
  /** Letters and digits together. */
  alnum: 7,
  /** One character that is no letter, digit or white space. */
  mark: 8,
} as const

/** White space before a token: none, on the same line, a line break, an empty line. */
export const gap = { none: 0, space: 1, line: 2, paragraph: 3 } as const

export interface Tokens {
  count: number
  start: Int32Array
  end: Int32Array
  kind: Uint8Array
  gap: Uint8Array
  /** Word hash; for marks the character code. */
  hash: Int32Array
  flags: Int32Array
}

export function emptyTokens(capacity: number): Tokens {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    gap: new Uint8Array(capacity),
    hash: new Int32Array(capacity),
    flags: new Int32Array(capacity),
  }
}

function wordKind(lowers: number, uppers: number, digits: number, firstIsUpper: boolean): number {
  if (digits > 0) return lowers + uppers === 0 ? kind.digits : kind.alnum
  if (uppers === 0) return kind.lower
  if (lowers === 0) return uppers === 1 ? kind.initial : kind.upper
  return uppers === 1 && firstIsUpper ? kind.capital : kind.mixed
}

/**
 * Fills `tokens` (its arrays must be as long as the text plus one) with the tokens of a text.
 * @param table gives each word its flags
 */
export function tokenise(text: string, table: WordTable, tokens: Tokens): void {
  const length = text.length
  let count = 0
  let at = 0
  let before = 3 as number
  while (at < length) {
    const code = text.charCodeAt(at)
    const type = charClass[code] ?? 0
    if (type >= 4) {
      if (type === 5) {
        if (!(code === 13 && text.charCodeAt(at + 1) === 10)) before = before >= gap.line ? gap.paragraph : gap.line
      } else if (before === gap.none) before = gap.space
      at += 1
      continue
    }
    tokens.start[count] = at
    tokens.gap[count] = before
    before = gap.none
    if (type === 0) {
      tokens.kind[count] = kind.mark
      tokens.hash[count] = code
      tokens.flags[count] = 0
      at += 1
    } else {
      at = readWord(text, at, { table, tokens, count })
    }
    tokens.end[count] = at
    count += 1
  }
  tokens.count = count
}

function readWord(text: string, from: number, into: { table: WordTable; tokens: Tokens; count: number }): number {
  const { table, tokens, count } = into
  const length = text.length
  let lowers = 0
  let uppers = 0
  let digits = 0
  let hash = hashStart
  let at = from
  const firstIsUpper = charClass[text.charCodeAt(at)] === 2
  while (at < length) {
    const code = text.charCodeAt(at)
    const type = charClass[code]
    if (type === 1) lowers += 1
    else if (type === 2) uppers += 1
    else if (type === 3) digits += 1
    else break
    hash = hashStep(hash, code)
    at += 1
  }
  const is = wordKind(lowers, uppers, digits, firstIsUpper)
  tokens.kind[count] = is
  tokens.hash[count] = hash
  tokens.flags[count] = is === kind.digits ? 0 : flagsOf(table, hash)
  return at
}
