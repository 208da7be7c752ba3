/**
 * Who is who: gives every found text the value it stands for, so that one person keeps one number. Persons are linked by
 * surname when nothing contradicts it; family members with other first names or initials stay apart.
 */
import { canonicalText, canonicalValue } from './canonical.ts'
import type { PiiType } from './contract.ts'

/** One value, found once or more. */
export interface Entity {
  readonly type: PiiType
  /** Persons only: folded words of the longest mention, without prefixes and initials. */
  words: readonly string[]
  /** Persons only: folded initials and first letters. */
  initial: string
  /** Persons only: how somebody was addressed: 'm' for heer, 'v' for mevrouw, '' when nobody said. */
  title: Title
}

type Title = '' | 'm' | 'v'

/** What stands before a mention and tells who it is not. */
export interface Addressed {
  readonly title: Title
  /** "uw zoon", "haar broer": somebody else than who bears the surname alone. */
  readonly isRelative: boolean
}

const unaddressed: Addressed = { title: '', isRelative: false }
const lookBack = 24
const relative =
  /(?:zoon|zoontje|dochter|dochtertje|kind|broer|broertje|zus|zusje|moeder|vader|ouder|oma|opa|partner|man|vrouw|echtgenoot|echtgenote|ex|neef|nicht|tante|oom|kleinzoon|kleindochter|stiefzoon|stiefdochter)[ :,(]{1,2}$/i
const sir = /(?:heer|dhr\.?|meneer|mijnheer|hr\.) $/i
const madam = /(?:mevrouw|mevr\.?|mw\.?|mvr\.?) $/i

/** Reads the words before a mention of a person. */
export function addressedAs(text: string, start: number): Addressed {
  const before = text.slice(Math.max(0, start - lookBack), start)
  if (madam.test(before)) return { title: 'v', isRelative: false }
  if (sir.test(before)) return { title: 'm', isRelative: false }
  return relative.test(before) ? { title: '', isRelative: true } : unaddressed
}

export interface Identities {
  readonly entities: Entity[]
  readonly byValue: Map<string, Entity>
  readonly byWord: Map<string, Entity[]>
}

/** More namesakes than this are not compared: a list of a thousand Jansens must stay linear. */
const maxNamesakes = 8

const prefixes = new Set(
  'van von de der den het ten ter te in op aan la le du di da dos el al uit onder over bij tot vd v d t s ben bin bint ould ait'.split(
    ' ',
  ),
)

export function noIdentities(): Identities {
  return { entities: [], byValue: new Map(), byWord: new Map() }
}

/** The entity a found text stands for; a new one when nothing known fits. */
export function identify(
  identities: Identities,
  type: PiiType,
  { text, addressed = unaddressed }: { text: string; addressed?: Addressed | undefined },
): Entity {
  const key = `${type}${addressed.title}${addressed.isRelative}\u0000${canonicalValue(type, text)}`
  const known = identities.byValue.get(key)
  if (known !== undefined) return known
  const entity =
    type === 'PERSON'
      ? identifyPerson(identities, text, addressed)
      : addEntity(identities, { type, words: [], initial: '', title: '' })
  identities.byValue.set(key, entity)
  return entity
}

function addEntity(identities: Identities, entity: Entity): Entity {
  identities.entities.push(entity)
  return entity
}

/** The words of a name that tell people apart, folded; with the first initial. */
export function nameWords(text: string): { words: string[]; initial: string } {
  const words: string[] = []
  let initial = ''
  for (const part of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const folded = canonicalText(part)
    if (
      folded === '' ||
      (prefixes.has(folded) && !(words.length === 0 && part.length > 2 && part !== folded && folded.length > 3))
    )
      continue
    if (folded.length === 1) {
      if (initial === '') initial = folded
    } else words.push(folded)
  }
  if (initial === '' && words.length > 1) initial = (words[0] ?? '').charAt(0)
  return { words, initial }
}

function identifyPerson(identities: Identities, text: string, addressed: Addressed): Entity {
  const { words, initial } = nameWords(text)
  const last = words[words.length - 1]
  const namesakes =
    last === undefined ? [] : (identities.byWord.get(last) ?? identities.byWord.get(withoutS(last)) ?? [])
  for (const known of namesakes.slice(0, maxNamesakes)) {
    if (!fits(known, words, initial) || !mayBe(known, words, addressed)) continue
    if (known.title === '') known.title = addressed.title
    if (words.length > known.words.length) {
      known.words = words
      known.initial = initial
      for (const name of words) index(identities, name, known)
    } else if (known.initial === '') known.initial = initial
    return known
  }
  const entity = addEntity(identities, { type: 'PERSON', words, initial, title: addressed.title })
  for (const name of words) index(identities, name, entity)
  return entity
}

function withoutS(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name
}

function index({ byWord }: Identities, name: string, entity: Entity): void {
  const known = byWord.get(name)
  if (known === undefined) byWord.set(name, [entity])
  else if (!known.includes(entity) && known.length < maxNamesakes) known.push(entity)
}

/** Mevrouw Jansen is not de heer Jansen, and her son Emre Jansen is neither. */
function mayBe(known: Entity, words: readonly string[], { title, isRelative }: Addressed): boolean {
  if (title !== '' && known.title !== '' && title !== known.title) return false
  return !(isRelative && known.words.length === 1 && words.length > 1)
}

function fits(known: Entity, words: readonly string[], initial: string): boolean {
  if (words.length <= 1 || known.words.length <= 1) {
    // A surname alone, or with initials: whoever bears it, unless the initials differ.
    return initial === '' || known.initial === '' || initial === known.initial
  }
  const [short, long] = words.length <= known.words.length ? [words, known.words] : [known.words, words]
  return short.every((name) => long.includes(name) || long.includes(withoutS(name)))
}
