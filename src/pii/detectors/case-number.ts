/** Case, client and file numbers: after a cue, or in the forms that municipalities give them. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { hasCue, markAt, type Scan, startAt } from '../scan.ts'

/** Z/26/104588, ZAAK-2025-0001234, WMO-25-00871, 2026-WOO-031, PL0600-2025361177-1, PV-118203: forms that files have. */
const known =
  /^(?:[A-Z]{1,6}[-/. ]?(?:19|20)?\d{2}[-/.]\d{2,}(?:[-/.]\d+)*|(?:19|20)\d\d[-/.][A-Z]{2,6}[-/.]\d{2,}|[A-Z]{1,4}(?:[-/.][A-Z]{1,4}){1,2}[-/.](?:19|20)?\d{2}[-/.]\d{2,}|[A-Z]{2,6}[-/.]\d{5,10}|[A-Z]{2}\d{4}-\d{8,12}(?:-\d)?)$/i

/** Norms, articles, products and roads have such forms too. */
const notFiles =
  /^(?:nen|iso|en|iec|eu|ec|com|rtl|npo|bio|covid|cat|art|bijl|par|fig|tab|blz|nr|no|vak|zaal|hal|lot|type|model|serie|versie|v|vers|isbn|issn|kb|cve|rfc|utf|sha|md|mp|usb|hdmi|din|ral|pm|kv|mg|kg|km|cm|mm|eur|usd|week|wk|kw|q|fase|groep|jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|postbus|tel|fax|a|n|e|s|b)(?![a-z])/i

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
  const isKnown = digits >= 4 && known.test(code) && !notFiles.test(code)
  if (!isKnown && !(isLabelled && digits >= 4)) return 0
  findings.add({ start, end, type: 'CASE_NUMBER', score: isKnown ? 0.9 : 0.85, by: isKnown ? 'case' : 'case-cue' })
  return end
}
