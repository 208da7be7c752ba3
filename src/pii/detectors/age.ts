/** Ages of a person: "87-jarige", "43 jaar oud", "Ilse (12)", "zij is 81"; not how old a rule or a building is. */
import { cue } from '../cues.ts'
import { isDutchWord } from '../names/dutch-words.ts'
import { word } from '../names/lexicon.ts'
import {
  cueIdAt,
  endAt,
  flagsAt,
  gapAt,
  hasCue,
  isPersonAt,
  kindAt,
  markAt,
  type Scan,
  startAt,
  wordAt,
} from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { numberOfWord } from './number-words.ts'

const person =
  /^(?:man|vrouw|jongen|meisje|zoon|zoontje|dochter|dochtertje|moeder|vader|oma|opa|kind|client|cliente|cliënt|cliënte|bewoner|bewoonster|partner|hij|zij|ze|ik|je|jij|aanvrager|broer|zus|broertje|zusje|echtgenoot|echtgenote|baby|peuter|kleuter|tiener|buurman|buurvrouw|vriend|vriendin|kleinzoon|kleindochter|leerling|patiënt|patiënte|patient|mevrouw|meneer|heer|mw|mevr|dhr|verdachte|slachtoffer|getuige|jongste|oudste|tweeling|neef|nicht|tante|oom|huurder|huurster|kinderen|jongens|meisjes|jongetje|jongeman|dame|meid|kerel|gozer|ventje|jongsten|oudsten|zonen|zoons|zoontjes|dochters|dochtertjes|kids|kleinkinderen|kleinkind|schoonmoeder|schoonvader|stiefzoon|stiefdochter|pleegkind|pleegzoon|pleegdochter|weduwe|weduwnaar|schilder|verpleegkundige|student|studente|werknemer|werkneemster|vrijwilliger|vrijwilligster|getuigen|slachtoffers|dtr|zn|son|daughter|wife|husband|mother|father|she|he|i|my|boy|girl|man|woman|zusjes|broertjes|zussen|broers|kindje|kindjes|zus|baby's|peuters|kleuters|pubers|puber|meiden|mannen|vrouwen|vriendje|vriendinnetje|buurjongen|buurmeisje|neefje|nichtje|neefjes|nichtjes|tweelingbroer|tweelingzus|halfbroer|halfzus|stiefvader|stiefmoeder|ouders|grootouders|bewoners|cliënten|partner|collega|medewerker|medewerkster|statushouder|asielzoeker|inwoner|inwoonster|patiënten|klant|bezoeker|leidinggevende|docent|fietser|bestuurder|automobilist|voetganger|v|m|vr|mnl|betrokkene|vermiste|weduwe|weduwnaar|persoon|iemand|echtpaar|gezin|verzoeker|verzoekster|belanghebbende|eiser|eiseres|melder|meldster|huurders|ouder)$/i
/** "binnen 5 jaar", "al 12 jaar": a time, not an age. */
const timeBefore =
  /^(?:binnen|na|over|al|sinds|per|elke|ieder|iedere|gedurende|ruim|dan|minimaal|maximaal|vanaf|tot|om|afgelopen|vorige|vorig|komende|elk|laatste|eerste|looptijd|termijn|duur|bijna|circa|ca|eens|zo|half|voor|plus|nog|onder|boven|alle)$/i
const timeAfter =
  /^(?:geleden|lang|geldig|later|eerder|getrouwd|gewoond|gehuurd|ervaring|garantie|cel|celstraf|gevangenisstraf|contract|oude|tot|of|terug|samen|gewerkt|jonger|ouder|vooruit)$/i
const wordsBack = 7
const wordsBackOld = 16

/** Whether somebody is spoken of shortly before token `i`, in the same sentence. */
export function isAboutPerson(scan: Scan, i: number, words: number): boolean {
  for (let at = i - 1; at >= i - words && at >= 0; at--) {
    if (gapAt(scan, at + 1) >= gap.paragraph) return false
    if (markAt(scan, at) === 46 && gapAt(scan, at + 1) !== gap.none && kindAt(scan, at + 1) === kind.capital)
      return false
    if (isPersonAt(scan, at) || person.test(wordAt(scan, at))) return true
  }
  return false
}

function add(scan: Scan, from: number, { last, score }: { last: number; score: number }): number {
  const end = endAt(scan, last)
  scan.findings.add({ start: startAt(scan, from), end, type: 'AGE', score, by: 'age' })
  return end
}

/** "16 en 17 jaar": the first of two ages. */
function isFirstOfTwo(scan: Scan, i: number): boolean {
  return (
    wordAt(scan, i + 1) === 'en' &&
    kindAt(scan, i + 2) === kind.digits &&
    wordAt(scan, i + 3) === 'jaar' &&
    isAboutPerson(scan, i, 4)
  )
}

/** Tries an age at token `i`; the end of it, or 0. */
export function findAge(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (text.length > 3 || Number(text) > 120) return 0
  const half = findHalf(scan, i)
  if (half > 0) return half
  const next = i + 1
  if (markAt(scan, next) === 45 && gapAt(scan, next) === gap.none && /^jarigen?$/.test(wordAt(scan, next + 1))) {
    // "18-jarigen" are a group, "een 16-jarige mag geen alcohol kopen" is a rule.
    const isRule = wordAt(scan, next + 1) === 'jarigen' || rights.test(wordAt(scan, next + 2))
    return isRule ? 0 : add(scan, i, { last: next + 1, score: 0.85 })
  }
  if (/^jarige?$/.test(wordAt(scan, next))) return add(scan, i, { last: next, score: 0.85 })
  const abroad = abroadEnd(scan, i)
  if (abroad > 0) return add(scan, i, { last: abroad, score: 0.85 })
  if (
    /^(?:jaar|jaren|jr|mnd|maand|maanden|weken|wkn|jier|aña|years?|months?|anni|jahre|ans|lat|yaşında)$/.test(
      wordAt(scan, next),
    ) &&
    gapAt(scan, next) <= gap.space
  )
    return findYears(scan, i)
  if (wordAt(scan, i - 1) === 'van' && isFirstOfTwo(scan, i)) return add(scan, i, { last: i, score: 0.7 })
  // "de leeftijd van 18 jaar" is a rule, "leeftijd: 18" is somebody.
  if (hasCue(scan, cue.age, { i, reach: 3 }) && wordAt(scan, i - 1) !== 'van')
    return add(scan, i, { last: i, score: 0.85 })
  return text.length <= 2 || Number(text) > 99 ? findBareAge(scan, i) : 0
}

/** "kind van 2,5 jaar"; the end of it, or 0. */
function findHalf(scan: Scan, i: number): number {
  const mark = markAt(scan, i + 1)
  const isHalf = (mark === 44 || mark === 46) && gapAt(scan, i + 2) === gap.none && wordAt(scan, i + 2) === '5'
  if (!isHalf || wordAt(scan, i + 3) !== 'jaar') return 0
  const isOf = wordAt(scan, i - 1) === 'van' && isChildOf(scan, i)
  return isOf || isBeside(scan, i) || isSaidOf(scan, i, i + 3) ? add(scan, i, { last: i + 3, score: 0.75 }) : 0
}

const rights = /^(?:mag|moet|kan|hoeft)$/

/** "46-year-old", "46-jährige": the last token, or 0. */
function abroadEnd(scan: Scan, i: number): number {
  if (markAt(scan, i + 1) !== 45 || gapAt(scan, i + 2) !== gap.none) return 0
  const word = wordAt(scan, i + 2)
  if (/^jährige[rsn]?$/.test(word)) return i + 2
  return word === 'year' && wordAt(scan, i + 4) === 'old' ? i + 4 : 0
}

/** From the number before "jaar". */
function findYears(scan: Scan, i: number): number {
  const years = i + 1
  const isOld = /^(?:oud|old)$/.test(wordAt(scan, years + 1))
  const isAge = hasCue(scan, cue.age, { i, reach: 3 }) && wordAt(scan, i - 1) !== 'van'
  if (isBesideAge(scan, i)) return add(scan, i, { last: years, score: 0.8 })
  const isSaid = /^[mw]/.test(wordAt(scan, years)) && isSaidOf(scan, i, years)
  if (isSaid) return add(scan, i, { last: years, score: 0.7 })
  if (
    !isAge &&
    !isOld &&
    ((timeBefore.test(wordAt(scan, i - 1)) && wordAt(scan, i - 2) !== 'van') || timeAfter.test(wordAt(scan, years + 1)))
  )
    return 0
  if (/^en$/.test(wordAt(scan, years + 1)) && /^(?:ouder|jonger)$/.test(wordAt(scan, years + 2))) return 0
  if (!isAge && !isAboutPerson(scan, i, isOld ? wordsBackOld : wordsBack)) return 0
  const isMonths = /^[mw]/.test(wordAt(scan, years))
  if (isMonths && !isOld && !isBeside(scan, i) && !isChildOf(scan, i)) return 0
  if (
    !isOld &&
    !isAge &&
    !isBeside(scan, i) &&
    !(wordAt(scan, overAdverb(scan, i)) === 'van' && isChildOf(scan, overAdverb(scan, i) + 1)) &&
    !isBetweenCommas(scan, i) &&
    !/^(?:is|was|wordt|werd|ben|bent|zijn)$/i.test(wordAt(scan, i - 1))
  )
    return 0
  return add(scan, i, { last: isOld ? years + 1 : years, score: 0.8 })
}

/** "mevrouw Le, verpleegkundige, 64 jaar, uit Zuid": an age as an apposition. */
function isBetweenCommas(scan: Scan, i: number): boolean {
  const next = markAt(scan, i + 2)
  return markAt(scan, i - 1) === 44 && (next === 44 || next === 41) && Number(wordAt(scan, i)) > 15
}

const adverbs =
  /^(?:al|nu|net|nog|inmiddels|pas|eh|ook|bijna|intussen|ongeveer|amper|nauwelijks|toen|destijds|vandaag|morgen|gisteren|zelf|binnenkort|circa|ca)$/i

/** The token before token `i`, an adverb left out: "pas twaalf". */
function overAdverb(scan: Scan, i: number): number {
  return adverbs.test(wordAt(scan, i - 1)) ? i - 2 : i - 1
}

/** "Ilse, 12", "Ilse (12)", "zoon 12": right behind somebody. */
function isBeside(scan: Scan, i: number): boolean {
  const before = overAdverb(scan, i)
  const mark = markAt(scan, before)
  const at = mark === 40 || mark === 44 ? before - 1 : before
  return isPersonAt(scan, at) || person.test(wordAt(scan, at)) || isNameWord(scan, at)
}

/** A word with a capital that is a name by the lists, or no word of the language. */
function isNameWord(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) !== kind.capital) return false
  const flags = flagsAt(scan, at)
  if ((flags & word.place) !== 0 && (flags & word.first) === 0) return false
  return (flags & (word.first | word.surname)) !== 0 || !isDutchWord(scan.dutch, scan.tokens.hash[at] ?? 0)
}

/** "16 en 17 jaar", "(6, 8)": behind an age that was just found. */
function isBesideAge({ tokens, findings, text }: Scan, i: number): boolean {
  const newest = findings.list[findings.list.length - 1]
  if (newest?.type !== 'AGE' || newest.end > (tokens.start[i] ?? 0)) return false
  return /^(?:, | en | & |\/|, en )$/.test(text.slice(newest.end, tokens.start[i]))
}

/** An age without "jaar": "Ilse (12)", "mevrouw Jansen, 81, woont", "ik ben 62". */
function findBareAge(scan: Scan, i: number): number {
  const mark = markAt(scan, i - 1)
  const next = markAt(scan, i + 1)
  if (mark === 40 && next === 59) return findYearsAndMonths(scan, i)
  // "1.5" and "12,50" are no ages.
  if ((next === 44 || next === 46) && kindAt(scan, i + 2) === kind.digits && gapAt(scan, i + 2) === gap.none) return 0
  const isClosed = next === 44 || next === 41 || (next === 46 && mark === 44)
  const isPair =
    wordAt(scan, i + 1) === 'en' && [44, 41, 46].includes(markAt(scan, i + 3)) && kindAt(scan, i + 2) === kind.digits
  const isIn = (isClosed || isPair) && (mark === 40 || mark === 44)
  if (isIn && (isPair || gapAt(scan, i + 1) === gap.none) && gapAt(scan, i) < gap.line && isBeside(scan, i))
    return add(scan, i, { last: i, score: 0.7 })
  if (isClosed && isBesideAge(scan, i)) return add(scan, i, { last: i, score: 0.65 })
  if (wordAt(scan, i - 1) === 'van' || wordAt(scan, i - 1) === 'of')
    return isChildOf(scan, i) && isNoUnit(scan, i + 1) ? add(scan, i, { last: i, score: 0.62 }) : 0
  if (isInList(scan, i)) return add(scan, i, { last: i, score: 0.65 })
  return isSaidOf(scan, i) ? add(scan, i, { last: i, score: 0.65 }) : 0
}

/** Nothing behind the number says that it counts something else. */
function isNoUnit(scan: Scan, next: number): boolean {
  if (endsAge(scan, next - 1)) return true
  return markAt(scan, next) === 0 && kindAt(scan, next) === kind.lower && !units.test(wordAt(scan, next))
}

const sexes =
  /^(?:meisje|jongen|zoon|dochter|man|vrouw|v|m|vr|mnl|boy|girl|son|daughter|baby|peuter|kleuter|broertje|zusje|dtr|zn)$/i

/** "meisje 4, jongen 7", "v/46": right behind the word, in a list. */
function isInList(scan: Scan, i: number): boolean {
  const isSlash = markAt(scan, i - 1) === 47 && gapAt(scan, i) === gap.none
  if (!sexes.test(wordAt(scan, isSlash ? i - 2 : i - 1)) || gapAt(scan, i) > gap.space) return false
  const next = markAt(scan, i + 1)
  return (
    (i + 1 >= scan.tokens.count || gapAt(scan, i + 1) >= gap.line || [44, 46, 41, 59].includes(next)) &&
    kindAt(scan, i + 2) !== kind.digits
  )
}

/** "(5;9)", "(5;4 jaar)": years and months, as speech therapists write them. */
function findYearsAndMonths(scan: Scan, i: number): number {
  const months = i + 2
  if (kindAt(scan, months) !== kind.digits || Number(wordAt(scan, months)) > 11 || Number(wordAt(scan, i)) > 18)
    return 0
  const last = wordAt(scan, months + 1) === 'jaar' ? months + 1 : months
  return markAt(scan, last + 1) === 41 ? add(scan, i, { last, score: 0.8 }) : 0
}

/** Words after a number that is no age. */
const units =
  /^(?:euro|eur|procent|uur|uren|minuten|meter|km|kilometer|kg|kilo|dagen|weken|maanden|keer|stuks|pagina|graden|liter|punten|mensen|personen|kinderen|woningen|leden|stemmen|dozijn|jaar|jaren|mei|maart|april|juni|juli|augustus|september|oktober|november|december|januari|februari|of|x|m2|tot|plus|jarigen)$/i

function endsAge(scan: Scan, i: number): boolean {
  const next = i + 1
  if (next >= scan.tokens.count || gapAt(scan, next) >= gap.line) return true
  const mark = markAt(scan, next)
  return mark > 0 ? [33, 34, 39, 40, 41, 44, 46, 59, 63].includes(mark) : goesOn.test(wordAt(scan, next))
}

const goesOn = /^(?:en|geworden|maar|hoor|hè|he|in|uit|met|die|heeft|is|woont|ofzo|dus|want|punt|komma)$/i

/** "ik ben 62", "hij wordt inmiddels 30", "mevrouw Slengard, is 77,": the number at token `i` is said of somebody. */
function isSaidOf(scan: Scan, i: number, last = i): boolean {
  // "wordt in juni zestien"
  const isInMonth = cueIdAt(scan, i - 1) === cue.month && wordAt(scan, i - 2) === 'in'
  const verb = isInMonth ? i - 3 : overAdverb(scan, i)
  const text = wordAt(scan, verb)
  if (
    /^(?:maand|week|jaar|zomer|winter)$/.test(text) &&
    /^(?:volgende|deze|vorige|komende)$/.test(wordAt(scan, verb - 1))
  )
    return /^(?:wordt|werd|is)$/i.test(wordAt(scan, verb - 2)) && endsAge(scan, last)
  if (/^(?:ik|hij|zij|ze|je|u|he|she|i)$/i.test(text) && /^(?:was|ben|werd|is|bent)$/.test(wordAt(scan, i + 1)))
    return true
  if (!/^(?:is|ben|was|wordt|werd|bent|zijn|waren|worden|turned|turns|am)$/i.test(text)) return false
  // "komt uit Geldrop, is 29, heeft een tweeling"
  if (markAt(scan, verb - 1) === 44 && markAt(scan, i + 1) > 0 && Number(wordAt(scan, i)) > 15) return endsAge(scan, i)
  const who = markAt(scan, verb - 1) === 44 ? verb - 2 : verb - 1
  if (/^(?:ben|bent)$/i.test(text)) {
    const isMe = /^(?:ik|je|jij|u)$/i.test(wordAt(scan, who)) || /^(?:ik|je|jij|u)$/i.test(wordAt(scan, i + 1))
    return endsAge(scan, i) || (isMe && !units.test(wordAt(scan, i + 1)) && markAt(scan, i + 1) === 0)
  }
  if (!endsAge(scan, last)) return false
  return (
    isPersonAt(scan, who) || isNameWord(scan, who) || person.test(wordAt(scan, who)) || /^die$/i.test(wordAt(scan, who))
  )
}

/** "een jongen van 16", "haar zoontje Luka van 3". */
function isChildOf(scan: Scan, i: number): boolean {
  return [i - 2, i - 3].some(
    (at) => person.test(wordAt(scan, at)) && !/^(?:heer|mevrouw|mw|dhr)$/i.test(wordAt(scan, at)),
  )
}

/** "19jr", "74jaar": from one token of digits and letters; the end of it, or 0. */
export function findShortAge(scan: Scan, i: number): number {
  // "op zijn 42e"
  if (/^\d{1,2}(?:e|ste|de)$/.test(wordAt(scan, i)) && /^(?:zijn|haar|mijn|hun|uw|je)$/.test(wordAt(scan, i - 1)))
    return /^op$/i.test(wordAt(scan, i - 2)) ? add(scan, i, { last: i, score: 0.75 }) : 0
  return /^\d{1,3}(?:jr|jaar|jarige)$/.test(wordAt(scan, i)) && (isBeside(scan, i) || isAboutPerson(scan, i, wordsBack))
    ? add(scan, i, { last: i, score: 0.75 })
    : 0
}

/** "eenenzeventig jaar": from the word "jaar" at token `i`; the end of it, or 0. */
export function findSpelledAge(scan: Scan, i: number): number {
  const at = i - 1
  if (!isAgeWord(scan, at)) return 0
  const years = wordAt(scan, i)
  if (years !== 'jaar' && years !== 'jarige') return 0
  return years === 'jarige' ? add(scan, at, { last: i, score: 0.7 }) : findYears(scan, at)
}

function isAgeWord(scan: Scan, at: number): boolean {
  if (kindAt(scan, at) !== kind.lower) return false
  const text = wordAt(scan, at)
  const age = text === 'anderhalf' ? 1 : numberOfWord(text)
  return age >= 1 && age <= 115
}

/** "zij is eenenzeventig", "Arnoud Pieterse, tweeënvijftig,", "Ziyad van vier": from the word at token `i`. */
export function findAgeInWords(scan: Scan, i: number): void {
  if (!isAgeWord(scan, i) || !endsAge(scan, i)) return
  const before = overAdverb(scan, i)
  const who = before - 1
  const isIn =
    markAt(scan, before) === 44 &&
    [44, 46, 41].includes(markAt(scan, i + 1)) &&
    (isPersonAt(scan, who) || (before < i - 1 && person.test(wordAt(scan, who))))
  const isOf = wordAt(scan, i - 1) === 'van' && (isChildOf(scan, i) || isPersonAt(scan, i - 2))
  if (isIn || isOf || isSaidOf(scan, i)) add(scan, i, { last: i, score: 0.6 })
}
