/** Dutch licence plates (RDW side codes 1–14), with dashes or spaces; without them only when nothing else fits. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, type Scan, startAt } from '../scan.ts'

/** Shapes of the side codes: 9 a digit, X a letter. */
const sideCodes = new Set(
  'XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9'.split(
    ' ',
  ),
)
/** Written together these are hardly anything else; the older ones collide with postcodes and product codes. */
const together = new Set([...sideCodes].map((shape) => shape.replaceAll('-', '')))
const modern = new Set('99XXX9 9XXX99 XX999X X999XX XXX99X X99XXX 9XX999 999XX9'.split(' '))

const separators = new Set([45, 32, 0xb7, 0x2013, 0x2011])

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
  const { shape, end } = shapeOf(text, start)
  if (shape === '' || goesOn(text, end)) return findForeign(scan, i)
  const isLabelled = hasCue(scan, cue.plate, { i, reach: 6 })
  const raw = text.slice(start, end)
  const isDashed = sideCodes.has(shape) && (raw.includes('-') || raw === raw.toUpperCase())
  const isTogether = modern.has(shape) && raw === raw.toUpperCase() && !/[AEIOU]/.test(raw)
  const isShape = sideCodes.has(shape) || together.has(shape)
  if (!isDashed && !isTogether && !(isLabelled && isShape)) return findForeign(scan, i)
  if (isDashed && !isLabelled && raw.includes(' ') && /[aeiou]/i.test(raw)) return 0
  findings.add({ start, end, type: 'LICENSE_PLATE', score: isLabelled ? 0.97 : 0.9, by: 'plate' })
  return end
}

const foreign =
  /[A-Z]{1,3}[- ][A-Z]{0,2} ?\d{2,5}[A-Z]{0,3}(?![\p{L}\d])|[A-Z]{2,3} ?\d{1,2}[A-Z]{2}\d{1,2}(?![\p{L}\d])|[A-Z]{2} \d{2} [A-Z]{3}(?![\p{L}\d])/uy

/** A plate from abroad, only after a word that says it is one. */
function findForeign(scan: Scan, i: number): number {
  if (!hasCue(scan, cue.plate, { i, reach: 3 })) return 0
  const start = startAt(scan, i)
  foreign.lastIndex = start
  if (!foreign.test(scan.text)) return 0
  scan.findings.add({ start, end: foreign.lastIndex, type: 'LICENSE_PLATE', score: 0.8, by: 'plate-abroad' })
  return foreign.lastIndex
}
