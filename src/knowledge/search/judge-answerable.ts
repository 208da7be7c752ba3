/** Whether the sources seem to answer a question at all: an honest "niet gevonden" is worth more than a near miss. */
import { fold } from '../dutch/words.ts'
import type { PassageIndex } from './index-passages.ts'
import type { Notion, Plan } from './plan-question.ts'
import type { Scored } from './score-passages.ts'

export interface Judged {
  readonly question: string
  readonly index: PassageIndex
  readonly plan: Plan
  /** Best first. */
  readonly scored: readonly Scored[]
}

/** Share of what was asked that the best passages must say something about. */
const enoughCoverage = 0.3
/** How many of the best passages are looked at. */
const looked = 5
/** A name that stands in more passages than this is a word of these sources, such as Nederland. */
const commonName = 40

/**
 * What lies outside a collection of rules unless it says so itself: how things are today, and how to reach somebody.
 * Each is tried on the folded question.
 */
const facts: readonly RegExp[] = [
  /\b(telefoonnummer|openingstijd(en)?|e-?mailadres|website|webadres|inlogcode|wachtwoord|inloggen|app downloaden|digid)\b/,
  /\bwie is (op dit moment |momenteel |nu )?(de |onze |het )?(huidige )?(burgemeester|wethouder|gemeentesecretaris|griffier|raadslid|fractievoorzitter|minister)\b/,
  /\b(op dit moment|momenteel|vandaag|gisteren|morgen|vanavond|deze week|volgende week|afgelopen (week|maand|jaar)|vorig jaar)\b/,
  /\b(welke|hoeveel) (partij(en)?|inwoners|ambtenaren|zetels heeft|wethouders heeft)\b/,
]
const year = /\b(?:19|20)\d{2}\b/g

export function judgeAnswerable({ question, index, plan, scored }: Judged): boolean {
  const best = scored.slice(0, looked)
  if (!best.some(({ coverage }) => coverage >= enoughCoverage)) return false
  const folded = fold(question)
  if (facts.some((fact) => fact.test(folded))) return false
  const years = folded.match(year) ?? []
  if (years.some((one) => !index.terms.has(one))) return false
  return !plan.notions.some((notion, at) => notion.isName && isElsewhere({ index, best, notion, bit: 1 << at }))
}

interface NameToFind {
  readonly index: PassageIndex
  readonly best: readonly Scored[]
  readonly notion: Notion
  readonly bit: number
}

/** A name that the best passages do not speak to, and that is rare in the sources: the question is about something else. */
function isElsewhere({ index, best, notion, bit }: NameToFind): boolean {
  if (best.some(({ said }) => (said & bit) !== 0)) return false
  const [stem = ''] = notion.alternatives[0]?.stems ?? []
  const term = index.terms.get(stem)
  const places = term === undefined ? 0 : (index.starts[term + 1] ?? 0) - (index.starts[term] ?? 0)
  return places <= commonName
}
