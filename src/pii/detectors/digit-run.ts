/** Digits with free separators between them: the raw material of every number. */
import { charClass } from '../fold.ts'

export interface DigitRun {
  count: number
  /** Values 0–9. */
  readonly digits: Uint8Array
  /** Where each digit stands. */
  readonly at: Int32Array
  /** The separator before each digit: 0 none, otherwise a character code (10 for a line break, 32 for white space). */
  readonly separator: Uint16Array
}

const maxDigits = 40

export function emptyRun(): DigitRun {
  return {
    count: 0,
    digits: new Uint8Array(maxDigits),
    at: new Int32Array(maxDigits),
    separator: new Uint16Array(maxDigits),
  }
}

const dashes = new Set([45, 46, 47, 42, 43, 39, 126, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2019, 0x2022, 0xb7, 95])

/** Where the next digit stands after separators from `from`; -1 when none follows. Notes which separator it was. */
function nextDigit(run: DigitRun, text: string, from: number): number {
  let separator = 0
  // A quoted reply repeats its marks on each line.
  let limit = from + 4
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    const type = charClass[code] ?? 0
    if (type === 3) {
      run.separator[run.count] = separator
      return at
    }
    if (type === 5) {
      separator = separator > 32 ? separator : 10
      limit = at + 6
    } else if (code === 62 && limit > from + 4) limit = Math.min(limit + 2, from + 14)
    else if (type === 4) separator = separator === 0 ? 32 : separator
    else if (dashes.has(code) && (separator <= 32 || (code === 42 && separator === 42))) separator = code
    else return -1
  }
  return -1
}

/** Reads up to forty digits from a position, separators between them; each separator is at most three characters. */
export function readDigits(run: DigitRun, text: string, from: number): void {
  let at = from
  run.count = 0
  while (run.count < maxDigits) {
    at = nextDigit(run, text, at)
    if (at < 0) return
    run.digits[run.count] = text.charCodeAt(at) - 48
    run.at[run.count] = at
    run.count += 1
    at += 1
  }
}

/** Where the number of the first `count` digits ends; 0 when it does not end there because digits or letters go on. */
export function endOf(run: DigitRun, text: string, count: number): number {
  if (count > run.count) return 0
  const end = (run.at[count - 1] ?? 0) + 1
  const type = charClass[text.charCodeAt(end)] ?? 0
  return type >= 1 && type <= 3 ? 0 : end
}

/** Whether the first `count` digits look like one number: one kind of separator, groups of two or more (or all single). */
export function isTidy(run: DigitRun, count: number): boolean {
  let kindOfSeparator = 0
  let groups = 1
  let group = 1
  let singles = 0
  for (let i = 1; i < count; i++) {
    const separator = run.separator[i] ?? 0
    if (separator === 0) {
      group += 1
      continue
    }
    if (kindOfSeparator !== 0 && separator !== kindOfSeparator && separator !== 10 && kindOfSeparator !== 10)
      return false
    kindOfSeparator = separator
    if (group === 1) singles += 1
    group = 1
    groups += 1
  }
  // "9999-1645-2": what is left over stands last.
  const isRest = group === 1 && singles === 0 && groups > 2
  if (group === 1 && !isRest) singles += 1
  return groups === 1 || singles === 0 || groups === count
}
