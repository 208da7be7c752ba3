/** Ages of a person: "87-jarige", "43 jaar oud", "Ilse (12)", "zij is 81"; not how old a rule or a building is. */
import { cue } from '../cues.ts'
import { endAt, gapAt, hasCue, isPersonAt, kindAt, markAt, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'
import { numberOfWord } from './number-words.ts'

const person =
  /^(?:man|vrouw|jongen|meisje|zoon|zoontje|dochter|dochtertje|moeder|vader|oma|opa|kind|client|cliente|cliënt|cliënte|bewoner|bewoonster|partner|hij|zij|ze|ik|je|jij|aanvrager|broer|zus|broertje|zusje|echtgenoot|echtgenote|baby|peuter|kleuter|tiener|buurman|buurvrouw|vriend|vriendin|kleinzoon|kleindochter|leerling|patiënt|patiënte|patient|mevrouw|meneer|heer|mw|mevr|dhr|verdachte|slachtoffer|getuige|jongste|oudste|tweeling|neef|nicht|tante|oom|huurder|huurster)$/i
/** "binnen 5 jaar", "al 12 jaar": a time, not an age. */
const timeBefore =
  /^(?:binnen|na|over|al|sinds|per|elke|ieder|iedere|gedurende|ruim|dan|minimaal|maximaal|vanaf|tot|om|afgelopen|vorige|vorig|komende|elk|laatste|eerste|looptijd|termijn|duur|bijna|circa|ca|eens|zo|half|anderhalf|voor|plus|nog|onder|boven|alle)$/i
const timeAfter =
  /^(?:geleden|lang|geldig|later|eerder|getrouwd|gewoond|gehuurd|ervaring|garantie|cel|celstraf|gevangenisstraf|contract|oude|tot|of|terug|samen|gewerkt|jonger|ouder|vooruit)$/i
const wordsBack = 7

/** Whether somebody is spoken of shortly before token `i`, in the same sentence. */
function isAboutPerson(scan: Scan, i: number): boolean {
  for (let at = i - 1; at >= i - wordsBack && at >= 0; at--) {
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

/** Tries an age at token `i`; the end of it, or 0. */
export function findAge(scan: Scan, i: number): number {
  const text = wordAt(scan, i)
  if (text.length > 3 || Number(text) > 120) return 0
  const next = i + 1
  if (markAt(scan, next) === 45 && gapAt(scan, next) === gap.none && /^jarigen?$/.test(wordAt(scan, next + 1))) {
    // "18-jarigen" are a group, not somebody.
    return wordAt(scan, next + 1) === 'jarigen' ? 0 : add(scan, i, { last: next + 1, score: 0.85 })
  }
  if (/^jarige?$/.test(wordAt(scan, next))) return add(scan, i, { last: next, score: 0.85 })
  if (/^(?:jaar|jr|mnd|maanden|jier|aña|years?)$/.test(wordAt(scan, next)) && gapAt(scan, next) <= gap.space)
    return findYears(scan, i)
  // "de leeftijd van 18 jaar" is a rule, "leeftijd: 18" is somebody.
  if (hasCue(scan, cue.age, { i, reach: 3 }) && wordAt(scan, i - 1) !== 'van')
    return add(scan, i, { last: i, score: 0.85 })
  return text.length <= 2 || Number(text) > 99 ? findBareAge(scan, i) : 0
}

/** From the number before "jaar". */
function findYears(scan: Scan, i: number): number {
  const years = i + 1
  const isOld = /^(?:oud|old)$/.test(wordAt(scan, years + 1))
  const isAge = hasCue(scan, cue.age, { i, reach: 3 }) && wordAt(scan, i - 1) !== 'van'
  if (!isAge && !isOld && (timeBefore.test(wordAt(scan, i - 1)) || timeAfter.test(wordAt(scan, years + 1)))) return 0
  if (/^en$/.test(wordAt(scan, years + 1)) && /^(?:ouder|jonger)$/.test(wordAt(scan, years + 2))) return 0
  if (!isAge && !isAboutPerson(scan, i)) return 0
  const isMonths = /^m/.test(wordAt(scan, years))
  if (isMonths && !isOld && !isBeside(scan, i)) return 0
  if (
    !isOld &&
    !isAge &&
    !isBeside(scan, i) &&
    !(wordAt(scan, i - 1) === 'van' && isChildOf(scan, i)) &&
    !/^(?:is|was|wordt|werd|ben|bent|zijn)$/i.test(wordAt(scan, i - 1))
  )
    return 0
  return add(scan, i, { last: isOld ? years + 1 : years, score: 0.8 })
}

/** "Ilse, 12", "Ilse (12)", "zoon 12": right behind somebody. */
function isBeside(scan: Scan, i: number): boolean {
  const mark = markAt(scan, i - 1)
  const at = mark === 40 || mark === 44 ? i - 2 : i - 1
  return isPersonAt(scan, at) || person.test(wordAt(scan, at))
}

/** An age without "jaar": "Ilse (12)", "mevrouw Jansen, 81, woont", "ik ben 62". */
function findBareAge(scan: Scan, i: number): number {
  const mark = markAt(scan, i - 1)
  const next = markAt(scan, i + 1)
  const isIn = mark === 40 ? next === 41 || next === 44 : mark === 44 && (next === 44 || next === 41)
  if (isIn && gapAt(scan, i + 1) === gap.none && gapAt(scan, i) < gap.line && isBeside(scan, i))
    return add(scan, i, { last: i, score: 0.7 })
  const isEnd =
    next === 44 ||
    next === 46 ||
    next === 41 ||
    next === 59 ||
    /^(?:en|geworden|maar)$/.test(wordAt(scan, i + 1)) ||
    i + 1 >= scan.tokens.count
  const verb = /^(?:al|nu|net|nog|inmiddels|pas)$/i.test(wordAt(scan, i - 1)) ? i - 2 : i - 1
  if (!isEnd) return 0
  if (wordAt(scan, i - 1) === 'van') return isChildOf(scan, i) ? add(scan, i, { last: i, score: 0.62 }) : 0
  if (!/^(?:is|ben|was|wordt|werd|bent)$/i.test(wordAt(scan, verb))) return 0
  // "1.5" and "12,50" are no ages.
  if ((next === 44 || next === 46) && kindAt(scan, i + 2) === kind.digits && gapAt(scan, i + 2) === gap.none) return 0
  const isPerson =
    isPersonAt(scan, verb - 1) || person.test(wordAt(scan, verb - 1)) || /^ben$/i.test(wordAt(scan, verb))
  return isPerson ? add(scan, i, { last: i, score: 0.65 }) : 0
}

/** "een jongen van 16", "haar zoontje Luka van 3". */
function isChildOf(scan: Scan, i: number): boolean {
  return [i - 2, i - 3].some(
    (at) => person.test(wordAt(scan, at)) && !/^(?:heer|mevrouw|mw|dhr)$/i.test(wordAt(scan, at)),
  )
}

/** "eenenzeventig jaar": from the word "jaar" at token `i`; the end of it, or 0. */
export function findSpelledAge(scan: Scan, i: number): number {
  const at = i - 1
  if (kindAt(scan, at) !== kind.lower || numberOfWord(wordAt(scan, at)) < 1) return 0
  if (wordAt(scan, i) !== 'jaar' && wordAt(scan, i) !== 'jarige') return 0
  return /^jarige$/.test(wordAt(scan, i)) ? add(scan, at, { last: i, score: 0.7 }) : findYears(scan, at)
}
