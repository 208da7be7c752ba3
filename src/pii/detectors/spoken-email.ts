/** E-mail addresses written so that no machine reads them, or said aloud: "jan (at) post (punt) example". */
import { hashWord } from '../fold.ts'
import { endAt, gapAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

const signs: ReadonlySet<number> = new Set(
  'at apenstaartje apenstaart apestaart apestaartje aapestaartje ampersat arobase arroba klammeraffe'
    .split(' ')
    .map(hashWord),
)

export function isAtWord(hash: number): boolean {
  return signs.has(hash)
}

const longest = 12

function isPart(scan: Scan, i: number): boolean {
  const is = kindAt(scan, i)
  return is > 0 && is !== kind.mark
}

/** A word for a mark inside an address. */
const joint = /^(?:punt|dot|point|punkt|streepje|koppelteken|dash|underscore|laag|liggend)$/i
const dot = /^(?:punt|dot|point|punkt)$/i
const opening = new Set([40, 91, 123, 60])
const closing = new Set([41, 93, 125, 62])

/** The token before token `i`, over an opening bracket around it. */
function before(scan: Scan, i: number): number {
  return opening.has(markAt(scan, i - 1)) ? i - 2 : i - 1
}

function after(scan: Scan, i: number): number {
  return closing.has(markAt(scan, i + 1)) ? i + 2 : i + 1
}

/** The last token of the domain that begins at token `from`; 0 when no dot is said, or, after a sure sign, written in it. */
function domainLast(scan: Scan, from: number, isSure: boolean): number {
  let last = isPart(scan, from) ? from : 0
  let at = last
  let dots = 0
  let isAloud = false
  while (at > 0 && at - from < longest) {
    const bracket = opening.has(markAt(scan, at + 1)) ? at + 2 : at + 1
    const isWritten = markAt(scan, at + 1) === 46 || markAt(scan, at + 1) === 45
    const isTight = isWritten && gapAt(scan, at + 1) === gap.none && gapAt(scan, at + 2) === gap.none
    const isSaid = joint.test(wordAt(scan, bracket)) && gapAt(scan, bracket) < gap.paragraph
    if (!isSaid && !isTight) break
    const next = isSaid ? after(scan, bracket) : at + 2
    if (!isPart(scan, next)) break
    if (isTight ? markAt(scan, at + 1) === 46 : dot.test(wordAt(scan, bracket))) dots += 1
    isAloud ||= isSaid
    at = next
    last = next
  }
  return dots > 0 && (isAloud || isSure) ? last : 0
}

/** The first token of the local part that ends at token `last`. */
function localFirst(scan: Scan, last: number): number {
  let first = last
  while (last - first < longest) {
    const mark = markAt(scan, first - 1)
    if (
      (mark === 46 || mark === 45 || mark === 95 || mark === 43) &&
      gapAt(scan, first) === gap.none &&
      gapAt(scan, first - 1) === gap.none &&
      isPart(scan, first - 2)
    )
      first -= 2
    else if (joint.test(wordAt(scan, before(scan, first))) && isPart(scan, before(scan, before(scan, first))))
      first = before(scan, before(scan, first))
    else if (closing.has(markAt(scan, first - 1)) && joint.test(wordAt(scan, first - 2)) && isPart(scan, first - 4))
      first -= 4
    else break
  }
  return first
}

/** From a word for the sign at token `i`. */
export function findSpokenEmail(scan: Scan, i: number): void {
  // "at" is a word of many languages: by itself it is the sign only before a dot that is said.
  const isSure = endAt(scan, i) - startAt(scan, i) > 2 || opening.has(markAt(scan, i - 1))
  const last = domainLast(scan, after(scan, i), isSure)
  const end = before(scan, i)
  if (last === 0 || !isPart(scan, end) || gapAt(scan, i) >= gap.paragraph) return
  scan.findings.add({
    start: startAt(scan, localFirst(scan, end)),
    end: endAt(scan, last),
    type: 'EMAIL',
    score: 0.96,
    by: 'email-spoken',
  })
}
