/**
 * The thesaurus: from the words people use to the words laws and municipal documents use. One line per group:
 *
 *     oude bank, bankstel > grove huishoudelijke afvalstoffen; huisraad 0.6
 *     b en w = college van burgemeester en wethouders
 *
 * Left the words of a question, right what is looked up too, with a weight (0–1; 0.8 where none is given). `>` goes one
 * way, `=` both. `#` starts a comment.
 */
import { isQuestionWord } from '../dutch/question-words.ts'
import { stemOf } from '../dutch/stem.ts'
import { wordsOf } from '../dutch/words.ts'

export interface Expansion {
  /** Stems that must all be found. */
  readonly stems: readonly string[]
  readonly weight: number
}

export interface ThesaurusEntry {
  /** Stems that a question must have near each other. */
  readonly asked: readonly string[]
  readonly expansions: readonly Expansion[]
}

/** The thesaurus, arranged for questions. */
export interface Thesaurus {
  /** Entries by the first of their stems. */
  readonly byStem: ReadonlyMap<string, readonly ThesaurusEntry[]>
  /** Different everyday expressions. */
  readonly expressions: number
  /** Pairs of an expression and what it leads to. */
  readonly pairs: number
  /** Every word in it, for taking compounds apart. */
  readonly words: ReadonlySet<string>
}

export interface ThesaurusFault {
  readonly line: number
  readonly text: string
}

export type ParsedThesaurus =
  | { readonly ok: true; readonly thesaurus: Thesaurus }
  | { readonly ok: false; readonly faults: readonly ThesaurusFault[] }

const usualWeight = 0.8
const target = /^(.+?)(?:\s+(0(?:\.\d+)?|1(?:\.0+)?))?$/

/** @param texts one per file, read as if they stood under each other; later lines add to earlier ones */
export function parseThesaurus(texts: readonly string[]): ParsedThesaurus {
  const found = new Map<string, { asked: readonly string[]; expansions: Map<string, Expansion> }>()
  const words = new Set<string>()
  const faults: ThesaurusFault[] = []
  const add = (from: string, to: string, weight: number) => {
    const asked = stemsOf(from)
    const stems = stemsOf(to)
    if (asked.length === 0 || stems.length === 0) return false
    for (const word of [...wordsOf(from), ...wordsOf(to)]) words.add(word)
    const name = asked.join(' ')
    const entry = found.get(name) ?? { asked, expansions: new Map<string, Expansion>() }
    const goal = stems.join(' ')
    const before = entry.expansions.get(goal)
    if (goal !== name && (before === undefined || before.weight < weight)) entry.expansions.set(goal, { stems, weight })
    found.set(name, entry)
    return true
  }
  for (const text of texts)
    for (const [index, line] of text.split('\n').entries()) {
      const bare = line.replace(/#.*$/, '').trim()
      if (bare !== '' && !addLine(bare, add)) faults.push({ line: index + 1, text: bare })
    }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, thesaurus: arrange([...found.values()], words) }
}

function addLine(line: string, add: (from: string, to: string, weight: number) => boolean): boolean {
  const match = /^([^>=]+)([>=])([^>=]+)$/.exec(line)
  if (match === null) return false
  const [, left = '', direction = '', right = ''] = match
  for (const from of left.split(','))
    for (const part of right.split(';')) {
      const [, to = '', weight] = target.exec(part.trim()) ?? []
      const value = weight === undefined ? usualWeight : Number(weight)
      if (!add(from, to, value) || (direction === '=' && !add(to, from, value))) return false
    }
  return true
}

function arrange(
  entries: readonly { readonly asked: readonly string[]; readonly expansions: ReadonlyMap<string, Expansion> }[],
  words: ReadonlySet<string>,
): Thesaurus {
  const byStem = new Map<string, ThesaurusEntry[]>()
  let pairs = 0
  for (const { asked, expansions } of entries) {
    pairs += expansions.size
    const [first = ''] = asked
    const list = byStem.get(first) ?? []
    list.push({ asked, expansions: [...expansions.values()] })
    byStem.set(first, list)
  }
  return { byStem, expressions: entries.length, pairs, words }
}

function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isQuestionWord(word))
    .map(stemOf)
}
