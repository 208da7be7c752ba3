/** Numbers of houses with what is added to them: `12 A`, `12-2`, `12 bis`, `12 kamer 9`. */
import { word } from '../names/lexicon.ts'
import { endAt, flagsAt, gapAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

/** What follows an amount, not a house number. */
export const units =
  /^(?:jaar|jaren|dagen|dag|weken|week|maanden|maand|uur|uren|euro|eur|procent|km|meter|m2|m|cm|personen|mensen|stuks|keer|woningen|kilometer|minuten|min|punten|leden|parkeerplaatsen|bomen|auto|huizen|x)$/i

/** Whether a token can be the number of a house. */
export function isHouseNumber(scan: Scan, i: number): boolean {
  const length = endAt(scan, i) - startAt(scan, i)
  if (kindAt(scan, i) === kind.digits) return length <= 5 && scan.text.charCodeAt(startAt(scan, i)) !== 48
  return kindAt(scan, i) === kind.alnum && /^[1-9]\d{0,4}(?:[a-z]{1,2}|bis|hs|huis)$/i.test(wordAt(scan, i))
}

/** The last token of the addition to a house number: `12 A`, `12-2`, `12 bis`, `12 II`, `12 1 hoog`. */
export function skipAddition(scan: Scan, i: number): number {
  const next = i + 1
  if (
    gapAt(scan, next) === gap.none &&
    (markAt(scan, next) === 45 || markAt(scan, next) === 47) &&
    gapAt(scan, next + 1) === gap.none
  ) {
    const added = wordAt(scan, next + 1)
    if (
      /^(?:\d{1,4}|\d?hoog|[a-z]{1,2}|[IVX]{1,4}|hs|bis|bov|ben|rood|zwart|wit|huis|boven|beneden|achter|voor)$/i.test(
        added,
      )
    ) {
      if (markAt(scan, next + 2) !== 45) return next + 1
      return wordAt(scan, next + 3) === 'hoog' ? next + 3 : i
    }
    return i
  }
  const unit = skipUnit(scan, next)
  if (unit > 0) return unit
  if (gapAt(scan, next) !== gap.space) return i
  const added = wordAt(scan, next)
  if (/^(?:\d{1,2}hoog|k\d{1,3})$/i.test(added)) return next
  if (kindAt(scan, next) === kind.digits && markAt(scan, next + 1) === 45 && wordAt(scan, next + 2) === 'hoog')
    return next + 2
  if (
    added === 'bis' &&
    kindAt(scan, next + 1) === kind.initial &&
    gapAt(scan, next + 1) === gap.space &&
    markAt(scan, next + 2) !== 46
  )
    return next + 1
  if (
    /^(?:[A-H]|[IVX]{2,4}|bis|hs|hoog|boven|beneden|achter|voor|sous|huis|zwart|rood|rd|zw|bv)$/.test(added) &&
    (kindAt(scan, next) !== kind.initial || markAt(scan, next + 1) !== 46 || endsSentence(scan, next + 1))
  )
    return next
  if (kindAt(scan, next) === kind.initial || kindAt(scan, next) === kind.lower) {
    const isLone =
      added.length === 1 &&
      added !== 'à' &&
      !/^[uU]$/.test(added) &&
      (kindAt(scan, next + 1) === kind.mark || gapAt(scan, next + 1) >= gap.line) &&
      markAt(scan, next + 1) !== 46
    return isLone ? next : i
  }
  if (added === 'toevoeging') return next + 1
  return i
}

/** A dot after which no surname comes: the text ends, or an ordinary word begins. */
function endsSentence(scan: Scan, dot: number): boolean {
  const next = dot + 1
  return (
    next >= scan.tokens.count ||
    gapAt(scan, next) >= gap.line ||
    (flagsAt(scan, next) & (word.common | word.surname)) === word.common
  )
}

const unitWords =
  /^(?:kamer|k|app|appt|apt|appartement|unit|bus|huisje|flat|etage|verdieping|verd|woning|box|stal|plek|chalet|loods)$/i

/** The last token of ", app. 4", " kamer 9" or " unit 330" that begins at token `next`; 0 when none does. */
function skipUnit(scan: Scan, next: number): number {
  let at = markAt(scan, next) === 44 ? next + 1 : next
  if (gapAt(scan, at) !== gap.space || !unitWords.test(wordAt(scan, at))) return 0
  at += 1
  if (markAt(scan, at) === 46) at += 1
  return gapAt(scan, at) <= gap.space && /^(?:\d{1,4}[a-z]?|[A-Z])$/.test(wordAt(scan, at)) ? at : 0
}
