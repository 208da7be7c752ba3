/** One pass over the tokens of a text: each word, number and mark calls the detectors that may begin with it. */
import { cueOf } from './cues.ts'
import { findEmail } from './detectors/email.ts'
import { findCode, findNumber } from './detectors/numbers.ts'
import { findPerson } from './names/find-person.ts'
import { word } from './names/lexicon.ts'
import { forgetCues, type Scan } from './scan.ts'
import { kind } from './tokens.ts'

const nameFlags = word.first | word.surname | word.prefix

/** Fills `scan.findings`. */
export function detect(scan: Scan): void {
  const { tokens, cueAt } = scan
  forgetCues(cueAt)
  let numberEnd = 0
  let nameEnd = 0
  for (let i = 0; i < tokens.count; i++) {
    const is = tokens.kind[i] ?? 0
    if (is === kind.mark) {
      if (tokens.hash[i] === 64) findEmail(scan, i)
      continue
    }
    const start = tokens.start[i] ?? 0
    if (is === kind.digits || is === kind.alnum) {
      if (start < numberEnd) continue
      numberEnd = Math.max(numberEnd, findNumber(scan, i))
      if (is === kind.digits) continue
    }
    const flags = tokens.flags[i] ?? 0
    const which = cueOf(flags)
    if (which > 0) cueAt[which] = i
    if ((is === kind.upper || is === kind.initial) && start >= numberEnd)
      numberEnd = Math.max(numberEnd, findCode(scan, i))
    if (i < nameEnd) continue
    if (which > 0 || (flags & nameFlags) !== 0 || is === kind.initial || is === kind.alnum)
      nameEnd = Math.max(nameEnd, findPerson(scan, i))
  }
}
