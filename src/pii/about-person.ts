/**
 * Whom a sensitive term is said of (AVG art. 9 and 10): the person named in the same sentence or row, or, when the sentence
 * speaks of "hij" or "cliënt", the first person of the sentence before it. Nobody is better than somebody else: a term that is
 * far from every name, or that the writer says of himself, is tied to none.
 */
import { type PiiType, type Span, sensitiveKinds } from './contract.ts'

const sensitive: ReadonlySet<PiiType> = new Set(sensitiveKinds)

interface Sentence {
  readonly start: number
  readonly end: number
  readonly isNewParagraph: boolean
}

const farthest = 400
/** A full stop behind these ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:[dD]hr|[mM]evr|[mM]w|[dD]r|[dD]rs|[mM]r|[iI]ng?r?|[pP]rof|[fF]am|[jJ]l|[nN]r|[tT]el|[gG]eb|bv|o\.a|i\.v\.m|\p{Lu})$/u
/** "de depressie van Jan", "diabetes bij mevrouw De Vries": the person stands behind the term. */
const ofPerson = /^\s(?:(?:van|bij|voor|aan|door|of)\s)(?:\S{1,14}\s){0,2}$/iu
const saidOfSomebody =
  /(?<!\p{L})(?:hij|zij|ze|hem|haar|zijn|diens|cliënte?|cliente?|betrokkene|meneer|mevrouw|mw|dhr|patiënte?|leerling|bewoner|bewoonster|verdachte|aanvrager|aanvraagster|he|she|his|her)(?!\p{L})/iu
const saidOfWriter = /(?<!\p{L})(?:ik|mij|mijn|wij|ons|onze|my|i)(?!\p{L})/iu

/** The sentences of a text; a row of a table is one too. */
function sentencesOf(text: string, persons: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let isNewParagraph = true
  let person = 0
  for (const found of text.matchAll(/[.!?](?=\s)|\n+/g)) {
    const at = found.index
    while ((persons[person]?.end ?? text.length) <= at) person += 1
    const isBreak = found[0].startsWith('\n')
    if (isBreak ? found[0].length === 1 && !isRow(text, start, at) : isInside(persons[person], at)) continue
    if (found[0] === '.' && abbreviation.test(text.slice(Math.max(start, at - 8), at))) continue
    sentences.push({ start, end: at, isNewParagraph })
    start = at + found[0].length
    isNewParagraph = isBreak
  }
  sentences.push({ start, end: text.length, isNewParagraph })
  return sentences
}

function isInside(span: Span | undefined, at: number): boolean {
  return span !== undefined && span.start <= at && at < span.end
}

/** A line with cells. */
function isRow(text: string, start: number, end: number): boolean {
  return /[;|\t]/.test(text.slice(start, Math.min(end, start + farthest)))
}

/** Where the reader is: everything only moves forward, so a text costs its length. */
interface Reading {
  readonly text: string
  readonly persons: readonly Span[]
  readonly sentences: readonly Sentence[]
  sentence: number
  /** The first person that does not stand before this sentence. */
  first: number
  /** How many persons end before the term. */
  passed: number
  /** The first person of the newest sentence of this paragraph that names one. */
  before: Span | undefined
}

/** Goes on to the sentence of a term. */
function readTo(reading: Reading, term: Span): Sentence {
  const { persons, sentences } = reading
  while ((sentences[reading.sentence]?.end ?? reading.text.length) < term.start) {
    const { start, end } = sentences[reading.sentence] as Sentence
    while ((persons[reading.first]?.start ?? end) < start) reading.first += 1
    const named = persons[reading.first]
    if (named !== undefined && named.start < end) reading.before = named
    reading.sentence += 1
    if (sentences[reading.sentence]?.isNewParagraph) reading.before = undefined
  }
  while ((persons[reading.passed]?.end ?? reading.text.length + 1) <= term.start) reading.passed += 1
  return sentences[reading.sentence] as Sentence
}

/** The person a term is said of. */
function personOf(reading: Reading, term: Span): Span | undefined {
  const { start, end } = readTo(reading, term)
  const { text, persons, passed, before } = reading
  const ahead = persons[passed]
  const behind = ahead !== undefined && ahead.start >= term.end && ahead.start < end ? ahead : undefined
  if (behind !== undefined && ofPerson.test(text.slice(term.end, behind.start))) return behind
  const last = persons[passed - 1]
  if (last !== undefined && last.start >= start && term.start - last.end <= farthest) return last
  if (behind !== undefined && behind.start - term.end <= farthest) return behind
  if (before === undefined || term.start - before.end > farthest) return undefined
  const said = text.slice(Math.max(start, term.start - farthest), Math.min(end, term.end + farthest))
  return saidOfSomebody.test(said) && !saidOfWriter.test(said) ? before : undefined
}

/**
 * Ties each sensitive term to a person.
 * @param spans what was found, sorted and without overlap
 * @returns the same spans; those of sensitive kinds with `about` where somebody is named near
 */
export function tieToPersons(text: string, spans: readonly Span[]): readonly Span[] {
  const persons = spans.filter(({ type }) => type === 'PERSON')
  if (persons.length === 0 || !spans.some(({ type }) => sensitive.has(type))) return spans
  const sentences = sentencesOf(text, persons)
  const reading: Reading = { text, persons, sentences, sentence: 0, first: 0, passed: 0, before: undefined }
  return spans.map((span) => {
    const who = sensitive.has(span.type) ? personOf(reading, span) : undefined
    return who === undefined ? span : { ...span, about: { start: who.start, end: who.end } }
  })
}
