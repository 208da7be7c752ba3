/** Names of accounts, after their cue. */
import { endAt, gapAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

const links = /^(?:is|van|de|het|met|digid|mijn|als|naam|account)$/i

/** From a cue such as "gebruikersnaam" at token `i`; the end of what was found, or 0. */
export function findUsername(scan: Scan, i: number): number {
  let at = i + 1
  let isAssigned = false
  for (let count = 0; count < 3; count++) {
    const mark = markAt(scan, at)
    if (mark === 58 || mark === 61) isAssigned = true
    else if (mark !== 34 && mark !== 39 && mark !== 8220 && !links.test(wordAt(scan, at))) break
    at += 1
  }
  if (gapAt(scan, at) >= gap.paragraph || kindAt(scan, at) === kind.mark || at >= scan.tokens.count) return 0
  const start = startAt(scan, at)
  const { text } = scan
  let end = endAt(scan, at)
  while (/[._-]/.test(text.charAt(end)) && /[\p{L}\p{N}]/u.test(text.charAt(end + 1))) {
    end += 1
    while (/[\p{L}\p{N}]/u.test(text.charAt(end))) end += 1
  }
  const name = text.slice(start, end)
  const looksMade = /\d/.test(name) || /[._-]/.test(name) || /\p{Ll}\p{Lu}/u.test(name)
  if (name.length < 3 || text.charAt(end) === '@' || !(looksMade || isAssigned)) return 0
  scan.findings.add({ start, end, type: 'USERNAME', score: 0.85, by: 'username' })
  return end
}
