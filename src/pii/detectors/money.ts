/** Amounts that say something of a person's means: income, debts, benefits. A budget of the municipality is not one. */
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { endAt, gapAt, hasCue, isPersonAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
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
  const isLabelled = hasCue(scan, cue.money, { i, reach }) && !isOtherSentence(scan, i)
  if (!isLabelled && !isSomebodys(scan, i)) return 0
  if (isEuro !== null) end += isEuro[0].length
  while (end > start && (charClass[text.charCodeAt(end - 1)] ?? 0) >= 4) end -= 1
  findings.add({
    start: sign < 0 ? start : startAt(scan, sign),
    end,
    type: 'FINANCIAL',
    score: isLabelled ? 0.85 : 0.6,
    by: 'money',
  })
  return end
}

/** The cue stands in the sentence before. */
function isOtherSentence(scan: Scan, i: number): boolean {
  const since = scan.cueAt[cue.money] ?? 0
  for (let at = i - 1; at > since; at--)
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && endAt(scan, at) > 0) return true
  return false
}

const people =
  /^(?:u|uw|ik|mij|mijn|me|je|jouw|hij|zij|ze|hem|haar|zijn|wij|ons|onze|we|meneer|mevrouw|mw|mevr|dhr|heer|moeder|vader|zoon|dochter|partner|client|cliënt|cliënte|klant|huurder|belanghebbende|verzoeker|eiser|aanvrager|betrokkene|gezin|schuldenaar|debiteur|my|your|his|her)$/i
/** What everybody pays, and what the municipality spends. */
const rules =
  /^(?:tarief|tarieven|leges|begroting|begrotingspost|budget|kosten|kost|kosten|prijs|norm|normbedrag|normbedragen|grens|maximaal|maximum|minimaal|minimum|inwoner|inwoners|gemiddeld|gemiddelde|subsidie|krediet|investering|miljoen|miljard|raming|dekking|afvalstoffenheffing|eigenbijdrage|persoon|huishouden|aanschaf|griffierecht|toegang|entree|collecte|stelpost)$/i
const back = 24
const ahead = 12

/** Whether a sentence speaks of somebody, and of no tariff or budget. */
function isSomebodys(scan: Scan, i: number): boolean {
  let isAbout = false
  for (let at = i - 1; at >= i - back && at >= 0; at--) {
    if (endsSentence(scan, at)) break
    if (rules.test(wordAt(scan, at))) return false
    if (isPersonAt(scan, at) || people.test(wordAt(scan, at))) isAbout = true
  }
  for (let at = i + 1; at <= i + ahead && at < scan.tokens.count; at++) {
    if (endsSentence(scan, at)) break
    if (rules.test(wordAt(scan, at))) return false
    if (people.test(wordAt(scan, at))) isAbout = true
  }
  return isAbout
}

function endsSentence(scan: Scan, at: number): boolean {
  return (
    gapAt(scan, at + 1) >= gap.paragraph ||
    (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && gapAt(scan, at) === gap.none)
  )
}
