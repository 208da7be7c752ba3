/**
 * Special categories and criminal data (AVG art. 9 and 10): terms that say them of a person. A term that also names a
 * policy, a building or a law (behandeling, kerk, vakbond) only counts when a person or a telling word stands near it.
 */
import { type PiiType, sensitiveKinds } from '../contract.ts'
import { cue } from '../cues.ts'
import { hashNextWord } from '../names/lexicon.ts'
import { cueIdAt, endAt, flagsAt, gapAt, isPersonAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { findAllergen } from './diagnosis.ts'
import {
  beginsPhrase,
  companyMask,
  companyShift,
  fold,
  kindMask,
  kindShift,
  leads,
  needsCapitals,
  needsPerson,
  type Part,
  partKey,
  trails,
} from './sensitive-terms.ts'

function typeOf(flags: number): PiiType | undefined {
  return sensitiveKinds[((flags & kindMask) >>> kindShift) - 1]
}

interface Term {
  readonly last: number
  readonly flags: number
}

function counts(scan: Scan, i: number, { last, flags }: Term): boolean {
  if (isGroupWith(scan, i)) return false
  const type = typeOf(flags)
  if (type === 'SPECIAL_POLITICS' && isBesideParty(scan, i, last)) return false
  if (type === 'SPECIAL_ETHNICITY' && things.test(wordAt(scan, last + 1))) return false
  const company = scan.sensitive.companies[((flags & companyMask) >>> companyShift) - 1]
  if (company !== undefined)
    return isBeside(scan, i, { last, hashes: company.hashes }) || (company.orPerson && isPersonNear(scan, i, last))
  if ((flags & needsPerson) !== 0) return !isLabel(scan, last) && isPersonNear(scan, i, last)
  return !isOfGroups(scan, i, last)
}

/** "CDA, VVD en D66": the parties of a council, not of somebody. */
function isBesideParty({ tokens }: Scan, first: number, last: number): boolean {
  const isParty = (at: number): boolean =>
    at >= 0 && at < tokens.count && typeOf(tokens.flags[at] ?? 0) === 'SPECIAL_POLITICS'
  return isParty(first - 2) || isParty(last + 2)
}

/** "een Pools kenteken": where a thing comes from says nothing of who has it. */
const things =
  /^(?:kenteken|rekening|rekeningnummer|bank|iban|paspoort|restaurant|ambassade|consulaat|taal|rijbewijs|recht|wet|markt|winkel|supermarkt|bedrijf|uitzendbureau|diploma|akte|geboorteakte|tolk|vertaling|keuken|wijn|kaas|geschiedenis|tentoonstelling|cultuur|muziek|literatuur|feest|kunst|film|auto|bus|vrachtwagen|kerk|school)$/i

/** "diagnose: …", `"afkomst": …`: a label is not what it labels. */
function isLabel(scan: Scan, last: number): boolean {
  const at = markAt(scan, last + 1) === 34 || markAt(scan, last + 1) === 39 ? last + 2 : last + 1
  return markAt(scan, at) === 58 || markAt(scan, at) === 61
}

function add(scan: Scan, i: number, { last, flags }: Term): number {
  const type = typeOf(flags)
  if (type === undefined || !counts(scan, i, { last, flags })) return 0
  const first = firstOf(scan, i)
  const end = lastOf(scan, last)
  const score = last > i ? 0.65 : 0.6
  scan.findings.add({ start: startAt(scan, first), end: endAt(scan, end), type, score, by: 'sensitive' })
  if (type === 'HEALTH') findAllergen(scan, end)
  return end + 1
}

/** "vasculaire dementie", "type 1 diabetes": words that belong to the term behind them. */
function firstOf(scan: Scan, i: number): number {
  let first = i
  while ((flagsAt(scan, first - 1) & leads) !== 0 && gapAt(scan, first) < gap.paragraph) first -= 1
  return kindAt(scan, first - 1) === kind.digits && /^type$/i.test(wordAt(scan, first - 2)) ? first - 2 : first
}

/** "bipolaire stoornis", "diabetes type 2", "sertraline 50 mg": words that belong to the term before them. */
function lastOf(scan: Scan, last: number): number {
  let end = last
  while ((flagsAt(scan, end + 1) & trails) !== 0 && gapAt(scan, end + 1) < gap.paragraph) end += 1
  if (kindAt(scan, end + 1) !== kind.digits) return end
  if (/^type$/i.test(wordAt(scan, end))) return end + 1
  return /^(?:mg|ml|mcg|microgram|milligram)$/i.test(wordAt(scan, end + 2)) ? end + 2 : end
}

/** Tries a sensitive term at token `i`; the token after it, or 0. */
export function findSensitive(scan: Scan, i: number, flags: number): number {
  if ((flags & beginsPhrase) !== 0) {
    const phrase = longestPhrase(scan, i)
    const end = phrase === undefined ? 0 : add(scan, i, phrase)
    if (end > 0) return end
  }
  if ((flags & kindMask) === 0 || ((flags & needsCapitals) !== 0 && kindAt(scan, i) !== kind.upper)) return 0
  return add(scan, i, { last: i, flags })
}

const longest = 6

function longestPhrase(scan: Scan, i: number): Term | undefined {
  const { tokens, sensitive } = scan
  let hash = tokens.hash[i] ?? 0
  let found: Term | undefined
  let words = 1
  for (let at = i + 1; at < tokens.count && words < longest; at++) {
    if (gapAt(scan, at) >= gap.paragraph) break
    if (kindAt(scan, at) === kind.mark) {
      const code = tokens.hash[at]
      if (code !== 45 && code !== 39 && code !== 0x2019) break
      continue
    }
    hash = hashNextWord(hash, tokens.hash[at] ?? 0)
    words += 1
    const flags = sensitive.phrases.get(hash)
    if (flags !== undefined) found = { last: at, flags }
  }
  return found
}

const shortestWithPart = 8

/** A word that no list knows and that ends or begins like a term: "alvleesklierkanker", "dyslexieverklaring". */
export function findSensitivePart(scan: Scan, i: number): void {
  const { text, sensitive } = scan
  const start = startAt(scan, i)
  const end = endAt(scan, i)
  if (end - start < shortestWithPart) return
  const endings = sensitive.endings.get(partKey(text, end - 4))
  const beginnings = sensitive.beginnings.get(partKey(text, start))
  if (endings !== undefined || beginnings !== undefined) findPart(scan, i, { endings, beginnings })
}

interface Parts {
  readonly endings: readonly Part[] | undefined
  readonly beginnings: readonly Part[] | undefined
}

/** Few words come this far. Apart from the look before it, which every word pays for, because functions within cost memory. */
function findPart(scan: Scan, i: number, { endings, beginnings }: Parts): void {
  const start = startAt(scan, i)
  const end = endAt(scan, i)
  const folded = fold(wordAt(scan, i).toLowerCase())
  const isLonger = (part: Part) => folded.length > part.text.length + 1
  const part =
    endings?.find((ending) => folded.endsWith(ending.text) && isLonger(ending)) ??
    beginnings?.find((beginning) => folded.startsWith(beginning.text) && isLonger(beginning))
  const type = part === undefined ? undefined : typeOf(part.flags)
  if (part === undefined || type === undefined || !counts(scan, i, { last: i, flags: part.flags })) return
  scan.findings.add({ start, end, type, score: 0.58, by: 'sensitive-part' })
}

const persons =
  /^(?:ik|mij|mijn|me|je|jij|jouw|u|uw|hij|zij|ze|hem|haar|zijn|we|wij|ons|cliënt|cliënte|client|cliente|betrokkene|bewoner|bewoonster|aanvrager|aanvraagster|man|vrouw|moeder|vader|oma|opa|zoon|dochter|partner|echtgenoot|echtgenote|patiënt|patiënte|verdachte|gezin|meneer|mevrouw|mw|mevr|dhr|jongen|meisje|kind|broer|zus|buurman|buurvrouw|medewerker|medewerkster|collega|leerling|jongere|vriend|vriendin|huurder|hulpvrager|belanghebbende|verzoeker|eiser|betrokkenes|heer|my|his|her|she|he)$/i
const back = 14
const ahead = 9
/** A row of a table is longer than what a sentence says of one thing. */
const rowBack = 60

/** Whether a token of the same sentence, or of the same row, passes. */
function someNear(
  scan: Scan,
  { first, last, far }: { first: number; last: number; far: number },
  passes: (at: number) => boolean,
): boolean {
  for (let at = first - 1; at >= first - far && at >= 0; at--) {
    if (endsSentence(scan, at)) break
    if (passes(at)) return true
  }
  for (let at = last + 1; at <= last + ahead && at < scan.tokens.count; at++) {
    if (endsSentence(scan, at - 1)) break
    if (passes(at)) return true
  }
  return false
}

/** Whether somebody is spoken of in the same sentence. */
function isPersonNear(scan: Scan, first: number, last: number): boolean {
  const far = scan.columns === undefined ? back : rowBack
  return hasIdentityBefore(scan, first, far) || someNear(scan, { first, last, far }, (at) => isPerson(scan, at))
}

const lookBack = 8

/** A name, a number or a day of birth that was found shortly before, on the same line. */
function hasIdentityBefore(scan: Scan, first: number, far: number): boolean {
  const { list } = scan.findings
  let from = first
  while (from > 0 && from > first - far && gapAt(scan, from) < gap.line && !endsSentence(scan, from - 1)) from -= 1
  const since = startAt(scan, from)
  for (let at = list.length - 1; at >= 0 && at >= list.length - lookBack; at--) {
    const finding = list[at]
    if (finding !== undefined && finding.start >= since && identities.has(finding.type)) return true
  }
  return false
}

const identities: ReadonlySet<PiiType> = new Set([
  'PERSON',
  'BSN',
  'DATE_OF_BIRTH',
  'AGE',
  'V_NUMBER',
  'PHONE',
  ...sensitiveKinds,
])

const beside = 6

/** Whether one of these words stands close by in the same sentence. */
function isBeside(scan: Scan, first: number, { last, hashes }: { last: number; hashes: ReadonlySet<number> }): boolean {
  return someNear(scan, { first, last, far: beside }, (at) => hashes.has(scan.tokens.hash[at] ?? 0))
}

/** Many, and nobody in particular. */
const groups =
  /^(?:mensen|inwoners|personen|burgers|jongeren|ouderen|kinderen|volwassenen|iedereen|cliënten|patiënten|bewoners|ouders|leerlingen|vrouwen|mannen|slachtoffers|groepen|doelgroep|doelgroepen|wet|wetboek|artikel|verordening|beleid|beleidsregel|beleidsplan|regeling|voorlichting|cursus|folder|campagne|training|aanpak|preventie|programma|stichting|vereniging|lotgenotengroep|inloop)$/i

/** "mensen met een licht verstandelijke beperking": of nobody, whoever else the sentence names. */
function isGroupWith(scan: Scan, i: number): boolean {
  for (let at = i - 1; at >= i - 3; at--)
    if (/^(?:met|zonder)$/i.test(wordAt(scan, at))) return many.test(wordAt(scan, at - 1))
  return false
}

const many =
  /^(?:mensen|inwoners|personen|jongeren|ouderen|volwassenen|kinderen|cliënten|patiënten|leerlingen|bewoners|vrouwen|mannen|studenten|medewerkers|werknemers|vluchtelingen|statushouders)$/i

/** "hun kinderen", "zijn ouders": a group of somebody. */
const ofSomebody = /^(?:mijn|zijn|haar|hun|onze|uw|jouw|jullie)$/i

/** Whether the sentence speaks of groups or of rules, and of nobody in it. */
function isOfGroups(scan: Scan, first: number, last: number): boolean {
  const range = { first, last, far: back }
  const isGroup = (at: number) => groups.test(wordAt(scan, at)) && !ofSomebody.test(wordAt(scan, at - 1))
  return someNear(scan, range, isGroup) && !isPersonNear(scan, first, last)
}

function endsSentence(scan: Scan, at: number): boolean {
  return (
    gapAt(scan, at + 1) >= gap.paragraph ||
    (kindAt(scan, at) === kind.mark &&
      scan.tokens.hash[at] === 46 &&
      gapAt(scan, at + 1) !== gap.none &&
      kindAt(scan, at - 1) !== kind.initial)
  )
}

function isPerson(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) === kind.mark) return false
  return isPersonAt(scan, at) || cueIdAt(scan, at) === cue.title || persons.test(wordAt(scan, at))
}

const somebody =
  /(?<![\p{L}])(?:(?:zij|ze) (?:is|heeft|was|had|wordt|werd|kreeg|krijgt|zit|kan|wil|gaat|komt|woont|mist|slikt|lijdt|draagt|zegt|moet)|haar|ik|mij|mijn|hij|hem|mw|mevr|dhr|mevrouw|meneer|cliënt|cliënte|client|cliente|betrokkene|patiënt|patiënte|verdachte|zoon|dochter|moeder|vader|partner|echtgenoot|echtgenote|gezin|buurman|buurvrouw|broer|zus|oma|opa|his|her|she|he|my)(?![\p{L}])/iu
/** Words of rules and policies. */
const general =
  /(?:(?:inwoners|mensen|personen|burgers|bewoners|jongeren|ouderen)(?!\p{L})|vaker voor|te voorkomen|meldt u|meld u|melden bij|(?<!(?:hun|haar|zijn|mijn|onze|jullie|twee|drie|vier|uw|de) )kinderen|iedereen|beleid|artikel|verordening|regeling|(?<!\p{L})wet(?!\p{L})|wetboek|regels|voorlichting|subsidie|informatie|folder|aanpak|programma|deelnemers|scholen|organisaties|meldingen|aantal|(?<!\p{L})cao(?!\p{L})|procent|gemeenteraad|vakbonden|roepen op|veiligheidsplan|monitor|onderzoek|nota(?!\p{L})|toegankelijk|monument|regenboog|examens|open dag|voorzieningen|bijeenkomst|campagne|cursus|inloop|markt(?!\p{L})|persbericht|vrijwilligers|gasten|bezoekers|raadsvoorstel|agenda(?!\p{L})|begroting|uitkeringsgerechtigden|slachtoffers|daders|verdachten|motie|fracties?(?!\p{L})|hebben recht|heeft recht|kan leiden|kunnen leiden|verbiedt|tentoonstelling|geschiedenis|kandidatenlijst)/iu

/** Whether a text speaks of rules and groups and of nobody in particular: then its terms are nobody's. */
export function isAboutNobody(text: string, hasPerson: boolean): boolean {
  return !hasPerson && general.test(text) && !somebody.test(text)
}
