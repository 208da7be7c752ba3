/**
 * Special categories and criminal data (AVG art. 9 and 10): terms that say them of a person. A term that also names a
 * policy, a building or a law (behandeling, kerk, vakbond) only counts when a person stands near it.
 */
import { type PiiType, sensitiveKinds } from '../contract.ts'
import { cue } from '../cues.ts'
import { hashNextWord } from '../names/lexicon.ts'
import { cueIdAt, endAt, gapAt, isPersonAt, kindAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { beginsPhrase, fold, kindMask, kindShift, needsCapitals, needsPerson, tailKey } from './sensitive-terms.ts'

function typeOf(flags: number): PiiType | undefined {
  return sensitiveKinds[((flags & kindMask) >>> kindShift) - 1]
}

interface Term {
  readonly last: number
  readonly flags: number
}

function add(scan: Scan, i: number, { last, flags }: Term): number {
  const type = typeOf(flags)
  if (type === undefined || ((flags & needsPerson) !== 0 && !isPersonNear(scan, i, last))) return 0
  const score = last > i ? 0.65 : 0.6
  scan.findings.add({ start: startAt(scan, i), end: endAt(scan, last), type, score, by: 'sensitive' })
  return last + 1
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

const shortestWithEnding = 8

/** A word that no list knows and that ends like a term: "alvleesklierkanker", "leesstoornis". */
export function findSensitiveEnding(scan: Scan, i: number): void {
  const start = startAt(scan, i)
  const end = endAt(scan, i)
  if (end - start < shortestWithEnding) return
  const endings = scan.sensitive.endings.get(tailKey(scan.text, end))
  if (endings === undefined) return
  const folded = fold(scan.text.slice(start, end).toLowerCase())
  const ending = endings.find(({ text }) => folded.endsWith(text) && folded.length > text.length + 1)
  if (ending === undefined || !isPersonNear(scan, i, i)) return
  scan.findings.add({ start, end, type: ending.type, score: 0.58, by: 'sensitive-ending' })
}

const persons =
  /^(?:ik|mij|mijn|me|je|jij|jouw|u|uw|hij|zij|ze|hem|haar|zijn|we|wij|ons|cliënt|cliënte|client|cliente|betrokkene|bewoner|bewoonster|aanvrager|aanvraagster|man|vrouw|moeder|vader|oma|opa|zoon|dochter|partner|echtgenoot|echtgenote|patiënt|patiënte|verdachte|gezin|meneer|mevrouw|mw|mevr|dhr|jongen|meisje|kind|broer|zus|buurman|buurvrouw|medewerker|medewerkster|collega|leerling|jongere|vriend|vriendin|huurder|hulpvrager|belanghebbende|verzoeker|eiser|betrokkenes|heer|my|his|her|she|he)$/i
const back = 12
const ahead = 8

/** Whether somebody is spoken of in the same sentence. */
function isPersonNear(scan: Scan, first: number, last: number): boolean {
  for (let at = first - 1; at >= first - back && at >= 0; at--) {
    if (endsSentence(scan, at)) break
    if (isPerson(scan, at)) return true
  }
  for (let at = last + 1; at <= last + ahead && at < scan.tokens.count; at++) {
    if (isPerson(scan, at)) return true
    if (endsSentence(scan, at)) break
  }
  return false
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
  /(?<![\p{L}])(?:ik|mij|mijn|hij|hem|mw|mevr|dhr|mevrouw|meneer|cliënt|cliënte|client|cliente|betrokkene|patiënt|patiënte|verdachte|zoon|dochter|moeder|vader|partner|echtgenoot|echtgenote|gezin|buurman|buurvrouw|broer|zus|oma|opa|his|her|she|he|my)(?![\p{L}])/iu
/** Words of rules and policies. */
const general =
  /(?:inwoners|mensen|personen|burgers|bewoners|jongeren|ouderen|kinderen|iedereen|beleid|artikel|verordening|regeling|(?<!\p{L})wet(?!\p{L})|wetboek|regels|voorlichting|subsidie|informatie|folder|aanpak|programma|deelnemers|scholen|organisaties)/iu

/** Whether a text speaks of rules and groups and of nobody in particular: then its terms are nobody's. */
export function isAboutNobody(text: string, hasPerson: boolean): boolean {
  return !hasPerson && general.test(text) && !somebody.test(text)
}
