/** Ages of a person: "87-jarige", "43 jaar oud", "leeftijd: 43"; not how old a rule or a building is. */
import { cue } from '../cues.ts'
import { endAt, gapAt, hasCue, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap } from '../tokens.ts'

const person =
  /^(?:man|vrouw|jongen|meisje|zoon|dochter|moeder|vader|oma|opa|kind|client|cliente|bewoner|bewoonster|partner|hij|zij|ik|aanvrager|broer|zus|echtgenoot|echtgenote|baby|peuter|kleuter|tiener|buurman|buurvrouw)$/i

/** Tries an age at token `i`; the end of it, or 0. */
export function findAge(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (text.length > 3 || Number(text) > 120) return 0
  const next = i + 1
  if (
    markAt(scan, next) === 45 &&
    gapAt(scan, next) === gap.none &&
    /^jarigen?$|^jarige$/.test(wordAt(scan, next + 1))
  ) {
    // "18-jarigen" are a group, not somebody.
    return wordAt(scan, next + 1) === 'jarigen' ? 0 : add(scan, i, next + 1)
  }
  if (/^jarige?$/.test(wordAt(scan, next))) return add(scan, i, next)
  const isYears = /^(?:jaar|jr)$/.test(wordAt(scan, next)) && gapAt(scan, next) <= gap.space
  if (isYears && /^oude?$/.test(wordAt(scan, next + 1))) return isAboutPerson(scan, i) ? add(scan, i, next + 1) : 0
  if (
    isYears &&
    isAboutPerson(scan, i) &&
    !/^(?:(?:of|tot|geleden|lang|gehuurd|gewoond|getrouwd)\b|en (?:ouder|jonger))/.test(
      scan.text.slice(startAt(scan, next + 1), startAt(scan, next + 1) + 12),
    )
  )
    return add(scan, i, next)
  // "de leeftijd van 18 jaar" is a rule, "leeftijd: 18" is somebody.
  if (hasCue(scan, cue.age, { i, reach: 3 }) && wordAt(scan, i - 1) !== 'van') return add(scan, i, isYears ? next : i)
  return 0
}

function isAboutPerson(scan: Scan, i: number): boolean {
  for (let at = i - 1; at >= i - 3 && at >= 0; at--) {
    if (gapAt(scan, at + 1) >= gap.paragraph) return false
    const text = wordAt(scan, at)
    if (person.test(text)) return true
    if (markAt(scan, at) === 40 || markAt(scan, at) === 44) continue
  }
  // "Jansen (43 jaar)", "Ilse, 12 jaar".
  const mark = markAt(scan, i - 1)
  return (
    (mark === 40 || mark === 44) &&
    scan.findings.lastPersonEnd >= startAt(scan, i) - 3 &&
    scan.findings.lastPersonEnd <= startAt(scan, i)
  )
}

function add(scan: Scan, from: number, last: number): number {
  const end = endAt(scan, last)
  scan.findings.add({ start: startAt(scan, from), end, type: 'AGE', score: 0.85, by: 'age' })
  return end
}
