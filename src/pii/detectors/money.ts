/** Amounts that say something of a person's means: income, debts, benefits. A budget of the municipality is not one. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { endAt, gapAt, hasCue, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'

const amount = /\d{1,3}(?:[. ]\d{3}){0,4}(?:,(?:\d{2}|-+|–))?(?!\d)|\d{1,12}(?:,(?:\d{2}|-+|–))?(?!\d)/y
const reach = 8

/** Tries an amount at token `i`; the end of it, or 0. */
export function findMoney(scan: Scan, i: number): number {
  const { text, findings } = scan
  const sign = markAt(scan, i - 1) === 0x20ac ? i - 1 : /^(?:eur|euro)$/i.test(wordAt(scan, i - 1)) ? i - 1 : -1
  const start = startAt(scan, i)
  amount.lastIndex = start
  if (!amount.test(text)) return 0
  let end = amount.lastIndex
  const isEuro = /^ ?(?:euro|eur|€)(?![a-z])/i.exec(text.slice(end, end + 6))
  if (sign < 0 && isEuro === null) return 0
  if (!hasCue(scan, cue.money, { i, reach }) || isOtherSentence(scan, i)) return 0
  if (isEuro !== null) end += isEuro[0].length
  while (end > start && (charClass[text.charCodeAt(end - 1)] ?? 0) >= 4) end -= 1
  findings.add({ start: sign < 0 ? start : startAt(scan, sign), end, type: 'FINANCIAL', score: 0.85, by: 'money' })
  return end
}

/** The cue stands in the sentence before. */
function isOtherSentence(scan: Scan, i: number): boolean {
  const since = scan.cueAt[cue.money] ?? 0
  for (let at = i - 1; at > since; at--)
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && endAt(scan, at) > 0) return true
  return false
}
