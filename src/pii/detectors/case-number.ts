/** Case, client and file numbers: after a cue, or in the forms that municipalities, courts and the police give them. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { gapAt, hasCue, markAt, matchEnd, type Scan, startAt, tokenAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'
import { isCodeOfThing } from './thing-codes.ts'

/** Z/26/104588, ZAAK-2025-0001234, WMO-25-00871, 2026-WOO-031, PL0600-2025361177-1, PV-118203, J-25-0188/PdG, 2026.02213. */
const known =
  /^(?:[A-Z]{1,6}[-/. ]?(?:19|20)?\d{2}[-/.]\d{2,}(?:[-/.]\d+)*(?:[-/][A-Za-z]{1,5})?|(?:19|20)\d\d[-/.][A-Z]{2,6}[-/.]\d{2,}|[A-Z]{1,4}(?:[-/.][A-Z]{1,4}){1,2}[-/.](?:19|20)?\d{2}[-/.]\d{2,}|[A-Z]{2,6}[-/.]\d{5,10}|[A-Z]{1,5}-\d{2,6}\/(?:20)?\d{2}|[A-Z]\d?-\d{6,10}|[A-Z]{2}\d{4}-\d{8,12}(?:-\d)?|20[12]\d[-.](?!20\d\d$)\d{4,7})$/i

/** ROE 26/884, AWB 25/3318, ONTH 26/553: an abbreviation, a year and a number. */
const ofCourt = /[A-Z]{2,5} (?:20)?\d{2}\/\d{2,6}(?![\p{L}\d/])/uy
/** 11038271 BM VERZ 26-88, C/05/418773 / HA ZA 25-118, 202504187/1/A3, R.14/25/418: only courts write so. */
const ofJudge =
  /(?:\d{7,8} (?:[A-Z]{2,5} ){1,2}\d{2}-\d{1,5}|[CF]\/\d{2}\/\d{5,6}(?: ?\/ ?[A-Z]{2} [A-Z]{2} \d{2}-\d{1,5})?|20\d{7}\/\d\/[A-Z]\d|[FRC]\.\d{2}\/\d{2}\/\d{1,4}|(?:HA ZA|HA RK|KG ZA|FA RK|JE RK|EJ VERZ|CV EXPL|BM VERZ) \d{2}-\d{1,5}|[A-Z] \d{1,3} [A-Z]{1,3} \d{2,4}\/\d{2})(?![\p{L}\d])/uy
/** GPK 0772 19445, HB 2025 4471 03, S 557201, 11038271 BM VERZ 26-88, 4410 2026 0087: groups, only after a cue. */
const grouped =
  /(?:[A-Za-z]{1,5} (?:\d{2,4}(?:[-/.]\d{2,6}| \d{1,6}){1,3}|\d{5,9})|[A-Z]\d{2,6} \d{3,6}|\d{1,4} \d{4} \d{4}(?: \d{4}){0,2}|\d \d{4} \d{5} \d{4}|\d{3,4} \d{3,4} \d{2,4})(?![\p{L}\d])(?! (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|uur|euro|jaar))/uy

/** Norms, articles, law reports, products and roads have such forms too. */
const notFiles =
  /^(?:nen|iso|en|iec|eu|ec|com|rtl|npo|bio|kamerstukken|iii?|iv|rfc|doi|covid|cat|art|bijl|par|fig|tab|blz|nr|no|vak|zaal|hal|lot|type|model|serie|versie|v|vers|isbn|issn|kb|cve|rfc|utf|sha|md|mp|usb|hdmi|din|ral|pm|kv|mg|kg|km|cm|mm|eur|usd|week|wk|kw|q|fase|groep|jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|postbus|tel|fax|stb|stcrt|pb|ab|nj|jb|rsv|jv|usz|bnb|gst|tk|ek|a|n|e|s|b)(?![a-z])/i

function isCodeCharacter(code: number): boolean {
  const type = charClass[code] ?? 0
  return (type >= 1 && type <= 3) || code === 45 || code === 47 || code === 46 || code === 95
}

/** Letters, digits and `-/._` from a position, without a mark at the end. */
function readCode(text: string, from: number, limit: number): number {
  let end = from
  // Markdown writes `_` as `\_`.
  while (
    end < text.length &&
    end - from < limit &&
    (isCodeCharacter(text.charCodeAt(end)) || (text.charCodeAt(end) === 92 && text.charCodeAt(end + 1) === 95))
  )
    end += 1
  while (end > from && ![1, 2, 3].includes(charClass[text.charCodeAt(end - 1)] ?? 0)) end -= 1
  return end
}

/** A day such as 12-03-2024 or an amount is no case number. */
const notCases =
  /^(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,3}(?:\.\d{3})+|20\d\d|19\d\d|\d{1,2}(?:\.\d{1,2}[a-z]?)+)$/

const digitsOnly = /^\d+$/

/** How sure the words before say that a number is of a file: 3 after "zaaknummer", 2 after "bezwaar", 1 after "nr.". */
function labelOf(scan: Scan, i: number): number {
  if (hasCue(scan, cue.caseNumber, { i, reach: 6 })) return 3
  if (markAt(scan, i - 1) === 35 && /^(?:ticket|case|issue|melding)$/i.test(wordAt(scan, i - 2))) return 3
  if (hasCue(scan, cue.casePaper, { i, reach: 4 })) return 2
  return hasCue(scan, cue.houseNumber, { i, reach: 2 }) ? 1 : 0
}

/** Whether a code that a label only hints at looks like the number of a file. */
function looksLikeFile(
  code: string,
  { digits, label, hasPerson }: { digits: number; label: number; hasPerson: boolean },
): boolean {
  if (digitsOnly.test(code)) return label > 1 || hasPerson ? digits >= 6 && digits <= 12 : /^20[12]\d{6,8}$/.test(code)
  return digits >= 3 && (/[A-Za-z]/.test(code) ? /[-/_.]|^[A-Z]+\d{5,}/.test(code) : /^20[12]\d[-./]\d{3,}$/.test(code))
}

function add(scan: Scan, i: number, { end, by }: { end: number; by: string }): number {
  const isTicket = markAt(scan, i - 1) === 35 && gapAt(scan, i) === gap.none
  const start = startAt(scan, isTicket ? i - 1 : i)
  const next = tokenAt(scan, i, end)
  // "dossiers BA-1107, BA-1240 en BA-1388": the word holds for the next one too.
  if (by !== 'case' && goesOn.test(wordAt(scan, next))) scan.cueAt[cue.casePaper] = next
  scan.findings.add({
    start,
    end,
    type: 'CASE_NUMBER',
    score: digitsOnly.test(scan.text.slice(start, end)) ? 0.85 : 0.9,
    by,
  })
  return end
}

const goesOn = /^(?:en|of|,|;|\/|&)$/

/** "26-011: …" at the beginning of a line, as lists of reports number them. */
function isOfList({ text }: Scan, end: number, code: string): boolean {
  return /^\d{2}-\d{3}$/.test(code) && text.charCodeAt(end) === 58
}

/** `/zaken/Z-25-418773`: a part of an address, and not of a longer number. */
function isInPath(scan: Scan, i: number): boolean {
  const before = wordAt(scan, i - 2)
  return before.length > 2 && !/\d/.test(before) && !/^[A-Z]+$/.test(before)
}

const file = /[_/][A-Za-z]{6,}|[_/][a-z]{3,}|\.(?:docx?|pdf|xlsx?|msg|eml|txt|odt|zip|jpe?g|png|html?)$/

/** `Z25-418773_beschikking.docx`: what the file holds is no part of its number. */
function withoutFile(text: string, start: number, end: number): number {
  const found = text.slice(start, end).search(file)
  return found > 2 ? start + found : end
}

const nearPerson = 90

/** Eight to twelve digits that nothing explains, shortly behind a person: some number of that person. */
function isOfPerson(scan: Scan, i: number, code: string): boolean {
  const since = startAt(scan, i) - scan.findings.lastPersonEnd
  if (scan.findings.lastPersonEnd < 0 || since > nearPerson || !/^\d{8,12}$/.test(code)) return false
  return !hasCue(scan, cue.neutral, { i, reach: 4 })
}

/** Tries a case number at token `i`; the end of it, or 0. */
export function findCaseNumber(scan: Scan, i: number): number {
  const { text } = scan
  const start = startAt(scan, i)
  const isTight = gapAt(scan, i) === gap.none
  const before = isTight ? markAt(scan, i - 1) : 0
  if (before === 45 || before === 46 || (before === 47 && !isInPath(scan, i))) return 0
  const judge = matchEnd(ofJudge, text, start)
  if (judge > 0) return add(scan, i, { end: judge, by: 'case' })
  const court = matchEnd(ofCourt, text, start)
  if (court > 0 && !notFiles.test(wordAt(scan, i))) return add(scan, i, { end: court, by: 'case' })
  const label = labelOf(scan, i)
  if (label === 0 && isCodeOfThing(scan, i)) return 0
  const isFile = label === 3 || !notFiles.test(wordAt(scan, i))
  const group = label > 0 && isFile ? matchEnd(grouped, text, start) : 0
  if (group > 0) return add(scan, i, { end: group, by: 'case-cue' })
  const end = withoutFile(text, start, readCode(text, start, 40))
  const code = text.slice(start, end).replaceAll('\\', '')
  const digits = code.replace(/\D/g, '').length
  if (digits < 3 || notCases.test(code)) return 0
  if (digits >= 4 && known.test(code) && isFile) return add(scan, i, { end, by: label > 0 ? 'case-cue' : 'case' })
  const isLabelled =
    (label === 3 && digits >= (/[a-z]/i.test(code) ? 3 : 4)) ||
    (label > 0 && looksLikeFile(code, { digits, label, hasPerson: scan.findings.lastPersonEnd >= 0 }))
  if (!isLabelled && !(gapAt(scan, i) >= gap.line && isOfList(scan, end, code)) && !isOfPerson(scan, i, code)) return 0
  return add(scan, i, { end, by: 'case-cue' })
}

/** Labels of numbers that no list holds end so: "trajectnummer", "grafnr". */
const label = /(?:nummer|nr|nrs|nummers)$/i
const otherNumbers =
  /^(?:artikel|rapport|inventaris|rit|bestel|order|un(?:nummer|nr)|model|versie|type|kamer|rij|zaal|spoor|lijn|pagina|blok|catalogus|bouw|route|weg|perron|stoel|bus|hoofdstuk|proces|serie|onderdeel|kavel|tender|raads|stuk|nood|service|informatie|alarm|vlucht|trein|rug|start|wedstrijd|lot|druk|kleur|cas)/i

/** Whether an unknown word is the label of a number. */
export function isNumberLabel(text: string): boolean {
  return text.length >= 5 && label.test(text) && !otherNumbers.test(text)
}
