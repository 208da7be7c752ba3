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
export function identify(identities: Identities, type: PiiType, text: string): Entity {
  const key = `${type}\u0000${canonicalValue(type, text)}`
  const known = identities.byValue.get(key)
  if (known !== undefined) return known
  const entity =
    type === 'PERSON' ? identifyPerson(identities, text) : addEntity(identities, { type, words: [], initial: '' })
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

function identifyPerson(identities: Identities, text: string): Entity {
  const { words, initial } = nameWords(text)
  const last = words[words.length - 1]
  const namesakes =
    last === undefined ? [] : (identities.byWord.get(last) ?? identities.byWord.get(withoutS(last)) ?? [])
  for (const known of namesakes.slice(0, maxNamesakes)) {
    if (!fits(known, words, initial)) continue
    if (words.length > known.words.length) {
      known.words = words
      known.initial = initial
      for (const name of words) index(identities, name, known)
    } else if (known.initial === '') known.initial = initial
    return known
  }
  const entity = addEntity(identities, { type: 'PERSON', words, initial })
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

function fits(known: Entity, words: readonly string[], initial: string): boolean {
  if (words.length <= 1 || known.words.length <= 1) {
    // A surname alone, or with initials: whoever bears it, unless the initials differ.
    return initial === '' || known.initial === '' || initial === known.initial
  }
  const [short, long] = words.length <= known.words.length ? [words, known.words] : [known.words, words]
  return short.every((name) => long.includes(name) || long.includes(withoutS(name)))
}
