/**
 * Amounts that say something of a person's means: income, debts, benefits. A budget, a tariff or a standard amount is not
 * one: a sentence that speaks of these, or a text with nobody near the amount, keeps it readable.
 */
import type { PiiType } from '../contract.ts'
import { cue } from '../cues.ts'
import { charClass } from '../fold.ts'
import { endAt, gapAt, hasCue, isPersonAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { numberOfWord } from './number-words.ts'

/** `1.084,50`, `1,100.00`, `1078,-`, `5OO` as a scanner reads it. */
const amount =
  /\d{1,3},\d(?= (?:miljoen|mln|ton))|\d{1,3}(?:,\d{3}){1,3}(?:\.\d{2})?(?![\dOl])|[\dOl]{1,3}(?:[. ][\dOl]{3}){0,4}(?:,(?:[\dOl]{2}|-+|–))?(?![\dOl])|\d{1,12}(?:[,.](?:\d{2}|-+|–))?(?!\d)/y
/** An amount without a sign or word for the euro must look like one. */
const decimals = /^\d{1,3}(?:\.?\d{3}){0,3},(?:\d\d|-+|–)$|^\d{3,5}$|^\d{1,3}\.\d{3}$|^\d{3,6}\.\d\d$/
const reach = 8
const labelReach = 4
const bareReach = 6
/** A weak amount is kept only when somebody is near it: see `isOfNobody`. */
const weak = 'money-text'

const isEuroWord = (text: string): boolean => /^(?:eur|euros?)$/i.test(text)

/** Tries an amount at token `i`; the end of it, or 0. */
export function findMoney(scan: Scan, i: number): number {
  const { text } = scan
  const sign = markAt(scan, i - 1) === 0x20ac || isEuroWord(wordAt(scan, i - 1)) ? i - 1 : -1
  const start = startAt(scan, i)
  amount.lastIndex = start
  if (!amount.test(text) || !/\d/.test(text.slice(start, amount.lastIndex))) return 0
  let end = amount.lastIndex
  const after = /^ ?(?:(?:duizend|miljoen|mln|ton|k)? ?(?:euro?s?|eu|€)|pm|k)(?!\p{L})/iu.exec(
    text.slice(end, end + 16),
  )
  if (sign < 0 && after === null) return findBare(scan, i, end)
  const kindOf = judge(scan, i)
  if (kindOf === undefined || (sign < 0 && /^ ?k$/i.test(after?.[0] ?? '') && kindOf.score < 0.8)) return 0
  if (after !== null) end += after[0].length
  while (end > start && (charClass[text.charCodeAt(end - 1)] ?? 0) >= 4) end -= 1
  return add(scan, sign < 0 ? start : startAt(scan, sign), { end, ...kindOf })
}

function add(scan: Scan, start: number, { end, score, by }: { end: number; score: number; by: string }): number {
  scan.findings.add({ start, end, type: 'FINANCIAL', score, by })
  return end
}

/** "saldo 12,40", "uitkering 1078,-", "verdien 1400": right behind its label. */
function findBare(scan: Scan, i: number, end: number): number {
  const { text } = scan
  const start = startAt(scan, i)
  const value = text.slice(start, end)
  if (
    !decimals.test(value) ||
    /^[\p{L}\d/:%-]|^ (?:procent|uur|uren|punten|mensen|keer|dagen|weken|maanden|jaar)/u.test(text.slice(end, end + 8))
  )
    return 0
  const isRound = !/[,.]\d\d$|,[-–]+$/.test(value)
  const isLabelled =
    hasCue(scan, cue.money, { i, reach: isRound && markAt(scan, i - 1) !== 58 ? 2 : bareReach }) ||
    (!isRound && hasCue(scan, cue.amount, { i, reach: labelReach })) ||
    (isRound && hasCue(scan, cue.amount, { i, reach: 2 }) && isBesideAmount(scan, start)) ||
    (!isRound && onAccount.test(text.slice(end, end + 24)))
  if (!isLabelled || isOtherSentence(scan, i, cue.money) || (isRound && /^(?:19|20)\d\d$/.test(value))) return 0
  const isMinus = markAt(scan, i - 1) === 45 && gapAt(scan, i) === gap.none
  return add(scan, isMinus ? startAt(scan, i - 1) : start, { end, score: 0.7, by: 'money-label' })
}

const onAccount = /^ op (?:mijn|zijn|haar|hun|uw|onze|de) (?:spaar|betaal)?rekening/

/** "mijn uitkering is 1078 en de huur 640": shortly behind an amount of somebody. */
function isBesideAmount({ findings }: Scan, start: number): boolean {
  const newest = findings.list[findings.list.length - 1]
  return newest?.type === 'FINANCIAL' && start - newest.end < 30
}

/** "drieduizend vierhonderd euro": from the word "euro" at token `i`, back. */
export function findSpelledMoney(scan: Scan, i: number): void {
  let first = i
  while (numberOfWord(wordAt(scan, first - 1)) > 0 && gapAt(scan, first) <= gap.space) first -= 1
  const kindOf = first === i ? undefined : judge(scan, first)
  if (kindOf !== undefined) add(scan, startAt(scan, first), { end: endAt(scan, i), ...kindOf })
}

/** "zijn loon is veertienhonderdtwintig": from a word for income or debt at token `i`, on. */
export function findSpelledAfter(scan: Scan, i: number): void {
  for (let at = i + 1; at <= i + labelReach; at++) {
    if (kindAt(scan, at) === kind.mark || gapAt(scan, at) > gap.space) return
    if (numberOfWord(wordAt(scan, at)) < 100) continue
    add(scan, startAt(scan, at), { end: endAt(scan, at), score: 0.6, by: 'money-words' })
    return
  }
}

/** How sure it is that an amount at token `i` is somebody's; undefined when it is of a rule. */
function judge(scan: Scan, i: number): { score: number; by: string } | undefined {
  const { isRule, isAbout: isSaid } = sentenceOf(scan, i)
  const isAbout = isSaid || isOwn(scan, i)
  if (/^(?:tot|vanaf|tussen|minimaal|maximaal|minstens|hoogstens)$/i.test(wordAt(scan, i - 2))) return undefined
  const isLabelled = hasCue(scan, cue.money, { i, reach }) && !isOtherSentence(scan, i, cue.money)
  const isOwned = isLabelled || hasCue(scan, cue.amount, { i, reach: labelReach })
  if (isRule && !(isOwned && isAbout)) return undefined
  if (isLabelled) return { score: 0.85, by: isAbout ? 'money' : weak }
  return { score: 0.6, by: isAbout ? 'money' : weak }
}

/** Only a person has these. */
const own =
  /^(?:leefgeld|zakgeld|kleedgeld|huurachterstand|betalingsachterstand|hypotheekachterstand|alimentatie|kinderalimentatie|partneralimentatie|spaargeld|spaarsaldo|spaarrekening|nettoloon|brutoloon|maandloon|maandsalaris|nettosalaris|brutosalaris|maandinkomen|jaarinkomen|nettoinkomen|beslagvrije|studieschuld|restschuld|huurschuld|belastingschuld|schuldenlast|roodstand|erfdeel|verdien|verdient|verdiende|salariseis|loonbeslag)$/i

/** The label says so, or the amount is filled in behind it: "netto inkomen: € 1.300". */
function isOwn(scan: Scan, i: number): boolean {
  const at = scan.cueAt[cue.money] ?? -1
  if (at < 0 || at < i - reach || isOtherSentence(scan, i, cue.money)) return false
  const last = markAt(scan, i - 1) === 0x20ac || isEuroWord(wordAt(scan, i - 1)) ? i - 2 : i - 1
  return own.test(wordAt(scan, at)) || (markAt(scan, last) === 58 && at > i - 5)
}

/** The cue stands in the sentence before. */
function isOtherSentence(scan: Scan, i: number, which: number): boolean {
  const since = scan.cueAt[which] ?? 0
  for (let at = i - 1; at > since && at > i - reach; at--)
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && endAt(scan, at) > 0) return true
  return false
}

const people =
  /^(?:u|uw|ik|mij|mijn|me|je|jouw|hij|zij|ze|hem|haar|zijn|wij|ons|onze|we|meneer|mevrouw|mw|mevr|dhr|heer|moeder|vader|zoon|dochter|partner|client|cliënt|cliënte|klant|huurder|belanghebbende|verzoeker|eiser|aanvrager|betrokkene|gezin|schuldenaar|debiteur|erflater|eigenaar|eigenares|huiseigenaar|overledene|ex|ouders|oma|opa|broer|zus|bewoner|bewoonster|huurster|medewerker|medewerkster|werknemer|ondernemer|student|cliente|wederpartij|appellant|vergunninghouder|hun|my|your|his|her|i|he|she|they|our|we|me)$/i
/** What everybody pays, and what the municipality spends. */
const rules =
  /^(?:tarief|tarieven|leges|legeskosten|begroting|begrotingspost|budget|budgetten|prijs|prijzen|norm|normen|normbedrag|normbedragen|grens|grensbedrag|inkomensgrens|vermogensgrens|drempel|maximaal|maximale|maximum|minimaal|minimum|minimumloon|inwoner|inwoners|gemiddeld|gemiddelde|subsidie|subsidies|krediet|kredieten|investering|investeringen|miljoen|miljard|raming|geraamd|geraamde|dekking|afvalstoffenheffing|eigenbijdrage|bijdrage|persoon|huishouden|huishoudens|aanschaf|griffierecht|toegang|entree|collecte|stelpost|programma|exploitatie|exploitatielasten|reserve|voorziening|jaarrekening|aanbesteding|opdrachtwaarde|alleenstaande|alleenstaanden|gehuwden|samenwonenden|schaal|vacature|kost|kostte|sanering|restauratie|vierkante|paspoort|identiteitskaart|wachttijd|verwachting|salarisschaal|stuk|stuks|excl|exclusief|btw|statiegeld|uurtarief|tonnage|m2|deelnemer|deelname|kaartje|kaartjes|abonnement|contributie|cheque|plafond|vog|uittreksel|rijbewijs|akte|plafonds|subsidieplafond|uurloon|minimumuurloon|vrijlating|drempelbedrag|forfait|forfaitair|vanafprijs|startprijs|vraagprijs|stelposten|projectkosten|bouwkosten|aanneemsom|inschrijfgeld|borg|waarborgsom)$/i
const back = 24
const ahead = 12

/** Whether a sentence speaks of somebody, and whether of a tariff, a budget or a standard. */
function sentenceOf(scan: Scan, i: number): { isRule: boolean; isAbout: boolean } {
  let isAbout = false
  for (let at = i - 1; at >= i - back && at >= 0; at--) {
    if (endsSentence(scan, at)) break
    if (kindAt(scan, at) === kind.mark) continue
    if (rules.test(wordAt(scan, at))) return { isRule: true, isAbout: isAbout || hasPeopleBefore(scan, at) }
    if (isPersonAt(scan, at) || people.test(wordAt(scan, at))) isAbout = true
  }
  for (let at = i + 1; at <= i + ahead && at < scan.tokens.count; at++) {
    if (endsSentence(scan, at)) break
    if (rules.test(wordAt(scan, at))) return { isRule: true, isAbout }
    if (people.test(wordAt(scan, at))) isAbout = true
  }
  return { isRule: false, isAbout }
}

function hasPeopleBefore(scan: Scan, i: number): boolean {
  for (let at = i - 1; at >= i - back && at >= 0 && !endsSentence(scan, at); at--)
    if (isPersonAt(scan, at) || people.test(wordAt(scan, at))) return true
  return false
}

function endsSentence(scan: Scan, at: number): boolean {
  return (
    gapAt(scan, at + 1) >= gap.paragraph ||
    (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && gapAt(scan, at) === gap.none)
  )
}

interface Found {
  readonly start: number
  readonly end: number
  readonly type: PiiType
  readonly by: string
}

const identities: ReadonlySet<PiiType> = new Set([
  'PERSON',
  'BSN',
  'IBAN',
  'DATE_OF_BIRTH',
  'PHONE',
  'EMAIL',
  'V_NUMBER',
  'LICENSE_PLATE',
])
const near = 300

/** Findings without the amounts that stand far from anybody. */
export function withoutBudgets<T extends Found>(findings: T[]): T[] {
  if (!findings.some(({ by }) => by === weak)) return findings
  const people = findings.filter(({ type }) => identities.has(type))
  return findings.filter(
    ({ by, start, end }) =>
      by !== weak || people.some((somebody) => somebody.end > start - near && somebody.start < end + near),
  )
}
