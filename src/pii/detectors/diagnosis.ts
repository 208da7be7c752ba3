/** What stands behind a word for an illness: its code (ICD-10, DSM) and what somebody is allergic to. */
import { endAt, gapAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

const code = /[A-TV-Z]\d{2}(?:\.\d{1,2})?(?![\p{L}\d])/uy
const label = /^(?:icd|icd10|dsm|diagnose|diagnoses|hoofddiagnose|nevendiagnose|diagnosecode|dd)$/i
const reach = 6

/** `F20.0` behind "ICD-10" or "diagnose", from the token with the letter; the end of it, or 0. */
export function findDiagnosisCode(scan: Scan, i: number): number {
  code.lastIndex = startAt(scan, i)
  if (!code.test(scan.text)) return 0
  const end = code.lastIndex
  for (let at = i - 1; at >= i - reach && at >= 0; at--) {
    if (!label.test(wordAt(scan, at))) continue
    scan.findings.add({ start: startAt(scan, i), end, type: 'HEALTH', score: 0.8, by: 'diagnosis-code' })
    return end
  }
  return 0
}

/** "allergisch voor pinda's en noten": the words behind "voor", from the term that ends with token `last`. */
export function findAllergen(scan: Scan, last: number): void {
  if (!/^(?:allergisch|allergie|overgevoelig|intolerant|allergic)$/i.test(wordAt(scan, last))) return
  if (!/^(?:voor|to)$/i.test(wordAt(scan, last + 1))) return
  let end = last + 2
  if (/^(?:de|het|een)$/i.test(wordAt(scan, end))) end += 1
  if (kindAt(scan, end) === kind.mark || gapAt(scan, end) > gap.space) return
  // "pinda's"
  const hasPlural = markAt(scan, end + 1) === 39 || markAt(scan, end + 1) === 0x2019
  if (hasPlural && gapAt(scan, end + 2) === gap.none) end += 2
  scan.findings.add({
    start: startAt(scan, last + 2),
    end: endAt(scan, end),
    type: 'HEALTH',
    score: 0.6,
    by: 'allergen',
  })
}
