/** Case, client and file numbers: after a cue, or in the forms that municipalities give them. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, markAt, type Scan, startAt } from '../scan.ts'

/** Z/26/104588, ZAAK-2025-0001234, WMO-25-00871, D2024-01-001234. */
const known =
  /^(?:Z|ZAAK|ZK|D|WMO|JW|BZW|UIT|IN|PW|SOZA|WOO|OV|VTH|OLO|BWZ|HH|KLA|MLD)[-/. ]?(?:19|20)?\d{2}[-/.]\d{3,}(?:[-/.]\d+)*$/i

function isCodeCharacter(code: number): boolean {
  const type = charClass[code] ?? 0
  return (type >= 1 && type <= 3) || code === 45 || code === 47 || code === 46 || code === 95
}

/** Letters, digits and `-/._` from a position, without a mark at the end. */
export function readCode(text: string, from: number, limit: number): number {
  let end = from
  while (end < text.length && end - from < limit && isCodeCharacter(text.charCodeAt(end))) end += 1
  while (end > from && ![1, 2, 3].includes(charClass[text.charCodeAt(end - 1)] ?? 0)) end -= 1
  return end
}

function countDigits(text: string, from: number, end: number): number {
  let digits = 0
  for (let at = from; at < end; at++) if (charClass[text.charCodeAt(at)] === 3) digits += 1
  return digits
}

/** A day such as 12-03-2024 or an amount is no case number. */
const notCases =
  /^(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,3}(?:\.\d{3})+|20\d\d|19\d\d|\d{1,2}(?:\.\d{1,2}[a-z]?)+)$/

/** Tries a case number at token `i`; the end of it, or 0. */
export function findCaseNumber(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const isCodeBefore = markAt(scan, i - 1) === 45 || markAt(scan, i - 1) === 47
  if (isCodeBefore && startAt(scan, i - 1) + 1 === start) return 0
  const isLabelled = hasCue(scan, cue.caseNumber, { i, reach: 6 })
  const end = readCode(text, start, 40)
  const code = text.slice(start, end)
  const digits = countDigits(text, start, end)
  if (digits < 3 || notCases.test(code)) return 0
  const isKnown = known.test(code)
  if (!isKnown && !(isLabelled && digits >= 4)) return 0
  findings.add({ start, end, type: 'CASE_NUMBER', score: isKnown ? 0.9 : 0.85, by: isKnown ? 'case' : 'case-cue' })
  return end
}
