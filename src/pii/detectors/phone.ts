/** Telephone numbers, Dutch and international; not the short numbers of services (14 0xx, 0800, 112). */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, type Scan, startAt } from '../scan.ts'
import { type DigitRun, endOf } from './digit-run.ts'

/** Where a number begins when `+`, `(` or `+31 (0)` stands before it. */
function widenLeft(text: string, start: number): number {
  let at = start
  if (text.charCodeAt(at - 1) === 40) at -= 1
  if (text.charCodeAt(at - 1) === 43) at -= 1
  else if (text.charCodeAt(at - 1) === 32 && text.charCodeAt(at - 2) === 43) at -= 2
  return at
}

/** Digits from a position where `(0)` and closing brackets may stand between; separators as in `readDigits`. */
function readNumber(text: string, from: number): { digits: string; ends: number[] } {
  let digits = ''
  const ends: number[] = []
  let at = from
  let separators = 0
  // A quoted reply repeats its marks on each line.
  let most = 3
  while (digits.length < 15) {
    const code = text.charCodeAt(at)
    const type = charClass[code] ?? 0
    if (type === 3) {
      digits += text.charAt(at)
      separators = 0
      most = 3
      at += 1
      ends.push(at)
    } else if (
      separators < most &&
      (type >= 4 ||
        code === 45 ||
        code === 46 ||
        code === 47 ||
        code === 42 ||
        code === 62 ||
        code === 126 ||
        code === 40 ||
        code === 41 ||
        code === 0x2013 ||
        code === 0x2011)
    ) {
      separators += 1
      if (type === 5) most = 6
      at += 1
    } else break
  }
  return { digits, ends }
}

function isEnd(text: string, end: number): boolean {
  const type = charClass[text.charCodeAt(end)] ?? 0
  return end > 0 && (type === 0 || type >= 4)
}

/** How many digits make a whole Dutch number; 0 when it is none. */
function nationalLength(digits: string): number {
  if (digits.startsWith('0031')) return digits.charAt(4) === '0' ? 14 : 13
  if (digits.startsWith('31') && digits.charAt(2) !== '0') return 11
  if (digits.startsWith('310')) return 12
  if (/^0[1-9]/.test(digits)) return 10
  return 0
}

const services = /^0(?:800|900|906|909|14)/

/** Tries a telephone number at token `i`; the end of it, or 0. */
export function findPhone(scan: Scan, i: number, run: DigitRun): number {
  const { text, findings } = scan
  const first = startAt(scan, i)
  const start = widenLeft(text, first)
  const isAbroad =
    text.charCodeAt(start) === 43 ||
    (run.digits[0] === 0 && run.digits[1] === 0 && run.digits[2] !== 0 && run.count > 9)
  const isLabelled = hasCue(scan, cue.phone, { i, reach: 8 })
  if (!isAbroad && run.digits[0] !== 0 && !isLabelled) return findWithoutZero(scan, i, run)
  const { digits, ends } = readNumber(text, first)
  const length = isAbroad ? abroadLength(digits, ends, text) : nationalLength(digits)
  const end = ends[length - 1] ?? 0
  const isWhole = length > 0 && digits.length >= length && isEnd(text, end) && !services.test(digits)
  if (isWhole && (isLabelled || isAbroad || looksLikePhone(run, digits))) {
    findings.add({ start, end, type: 'PHONE', score: isLabelled ? 0.97 : 0.93, by: 'phone' })
    return end
  }
  return isLabelled ? findLabelled(scan, start, run) : 0
}

/** "mijn nummer is 6 41 22 87 90": a mobile number without its zero, in the groups of one. */
function findWithoutZero(scan: Scan, i: number, run: DigitRun): number {
  if (run.digits[0] !== 6 || run.count < 9 || run.separator[1] === 0 || !hasCue(scan, cue.houseNumber, { i, reach: 4 }))
    return 0
  const end = endOf(run, scan.text, 9)
  if (end === 0 || (run.count > 9 && run.separator[9] !== 10)) return 0
  scan.findings.add({ start: startAt(scan, i), end, type: 'PHONE', score: 0.8, by: 'phone' })
  return end
}

function abroadLength(digits: string, ends: readonly number[], text: string): number {
  const dutch = nationalLength(digits.startsWith('0') || digits.startsWith('31') ? digits : '')
  if (dutch > 0 && digits.length >= dutch) return dutch
  for (let length = Math.min(digits.length, 15); length >= 9; length--)
    if (isEnd(text, ends[length - 1] ?? 0)) return length
  return 0
}

/** Ten digits without a cue: written together or in the groups in which people write numbers. */
function looksLikePhone(run: DigitRun, digits: string): boolean {
  if (digits.startsWith('06')) return true
  const split = run.separator.subarray(1, 10).findIndex((separator) => separator !== 0) + 1
  return split === 0 || (split >= 3 && split <= 4)
}

/** After a cue any six to ten digits are a number: a local or a mistyped one. */
function findLabelled(scan: Scan, start: number, run: DigitRun): number {
  const { text, findings } = scan
  // 14 0xx is the municipality's own desk.
  if (run.digits[0] === 1 && run.digits[1] === 4 && run.digits[2] === 0 && run.count <= 6) return 0
  if (services.test(run.digits.slice(0, 4).join(''))) return 0
  for (let count = Math.min(run.count, 11); count >= 6; count--) {
    const end = endOf(run, text, count)
    if (end === 0 || (count < run.count && run.separator[count] !== 10)) continue
    findings.add({ start, end, type: 'PHONE', score: 0.7, by: 'phone-cue' })
    return end
  }
  return 0
}
