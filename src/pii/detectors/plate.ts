/** Dutch licence plates (RDW side codes 1–14), with dashes or spaces; without them only when nothing else fits. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, hasCueAfter, type Scan, startAt, tokenAt } from '../scan.ts'
import { isCodeOfThing } from './thing-codes.ts'

/** Shapes of the side codes: 9 a digit, X a letter. */
const sideCodes = new Set(
  'XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9'.split(
    ' ',
  ),
)
/** Written together these are hardly anything else; the older ones collide with postcodes and product codes. */
const together = new Set([...sideCodes].map((shape) => shape.replaceAll('-', '')))
const modern = new Set('99XXX9 9XXX99 XX999X X999XX XXX99X X99XXX 9XX999 999XX9'.split(' '))

const separators = new Set([45, 32, 46, 47, 0xb7, 0x2013, 0x2011])

function shapeOf(text: string, start: number): { shape: string; end: number } {
  let shape = ''
  let at = start
  let count = 0
  let separator = 0
  while (count < 6) {
    const code = text.charCodeAt(at)
    const type = charClass[code] ?? 0
    if (type === 3) shape += '9'
    else if ((type === 1 || type === 2) && code < 128) shape += 'X'
    else if (count > 0 && separators.has(code) && !shape.endsWith('-') && (separator === 0 || separator === code)) {
      separator = code
      shape += '-'
      at += 1
      continue
    } else if (type === 5 && shape.endsWith('-') && at - start < 9) {
      at += 1
      continue
    } else break
    count += 1
    at += 1
  }
  const next = charClass[text.charCodeAt(at)] ?? 0
  return { shape: count === 6 && (next === 0 || next >= 4) ? shape : '', end: at }
}

function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return (code === 45 || code === 47) && [1, 2, 3].includes(charClass[text.charCodeAt(end + 1)] ?? 0)
}

/** Tries a plate at token `i`; the end of it, or 0. */
export function findPlate(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const before = text.charCodeAt(start - 1)
  if (before === 45 || before === 47 || before === 95) return 0
  if (isCodeOfThing(scan, i) && !hasCue(scan, cue.plate, { i, reach: 4 })) return 0
  const { shape, end } = shapeOf(text, start)
  if (shape === '' || goesOn(text, end)) return findForeign(scan, i)
  const isLabelled = hasLabel(scan, i, end)
  const raw = text.slice(start, end)
  // Dots and slashes are of other codes, too.
  const isDashed =
    sideCodes.has(shape) && (raw.includes('-') || raw === raw.toUpperCase()) && (isLabelled || !/[./]/.test(raw))
  const isTogether = modern.has(shape) && raw === raw.toUpperCase() && !/[AEIOU]/.test(raw)
  const isShape = sideCodes.has(shape) || together.has(shape)
  if (!isDashed && !isTogether && !(isLabelled && isShape)) return findForeign(scan, i)
  if (isDashed && !isLabelled && raw.includes(' ') && /[aeiou]/i.test(raw)) return 0
  findings.add({ start, end, type: 'LICENSE_PLATE', score: isLabelled ? 0.97 : 0.9, by: 'plate' })
  return end
}

function hasLabel(scan: Scan, i: number, end: number): boolean {
  return (
    hasCue(scan, cue.plate, { i, reach: 6 }) || hasCueAfter(scan, cue.plate, { i: tokenAt(scan, i, end), reach: 7 })
  )
}

const foreign =
  /(?:[A-Z]{2}[- ]\d{3}[- ][A-Z]{2}|\d-[A-Z]{3}-\d{3}|[A-Z]{1,3}[- ][A-Z]{0,2} ?\d{2,5} ?[A-Z]{0,3}|[A-Z]{2,3} ?\d{1,2}[A-Z]{2}\d{1,2}|[A-Z]{2} \d{2} [A-Z]{3}|[A-Z]{2}\d{2} ?[A-Z]{3}|\d{1,2} ?[A-Z]{1,3} ?\d{2,5}|\d{4} ?[A-Z]{3})(?![\p{L}\d]|-[A-Z\d])/uy
/** What a scanner made of a plate: six letters and digits in three groups. */
const scanned = /[A-Z\d]{1,3}([- ])[A-Z\d]{2,3}\1[A-Z\d]{1,3}(?![\p{L}\d])/uy

/** A plate from abroad or one that was read badly, only after a word that says it is one. */
function findForeign(scan: Scan, i: number): number {
  const { text } = scan
  const start = startAt(scan, i)
  for (const form of [foreign, scanned]) {
    form.lastIndex = start
    if (!form.test(text)) continue
    const end = form.lastIndex
    const raw = text.slice(start, end)
    if (!/\d/.test(raw) || !/[A-Z]/.test(raw) || (form === scanned && raw.length !== 8)) continue
    const isNear =
      hasCue(scan, cue.plate, { i, reach: 4 }) || hasCueAfter(scan, cue.plate, { i: tokenAt(scan, i, end), reach: 3 })
    if (!isNear) return 0
    scan.findings.add({ start, end, type: 'LICENSE_PLATE', score: 0.8, by: 'plate-abroad' })
    return end
  }
  return 0
}
