/**
 * Patterns of case numbers that a municipality writes itself. Such a pattern runs over every text, so only forms whose work
 * is bounded are taken: letters, digits, classes and groups, each repeated a fixed or small number of times. No `*`, no `+`
 * without an end, no groups repeated with something repeated in them, no look-around, no back-references.
 */

/** Why a pattern is refused, in words for the person who wrote it. */
export type PatternIssue =
  | { readonly code: 'not-a-pattern'; readonly detail: string }
  | { readonly code: 'unbounded'; readonly detail: string }
  | { readonly code: 'too-slow'; readonly detail: string }
  | { readonly code: 'too-broad'; readonly detail: string }

/** A pattern that may run over every text, or why it may not. */
export type CheckedPattern =
  | { readonly ok: true; readonly pattern: RegExp }
  | { readonly ok: false; readonly issue: PatternIssue }

const longestPattern = 200
/** How many ways a pattern may try from one position. */
const mostWays = 256
const mostRepeats = 40

const refuse = (code: PatternIssue['code'], detail: string): CheckedPattern => ({ ok: false, issue: { code, detail } })

/** One piece of a pattern with its repetition. */
const piece =
  /(\\[dDwWsSbB.\-/\\()[\]{}+*?^$|]|\[\^?(?:\\[dwsbDWS\-\]\\/.]|[^\]\\[])+\]|\((?:\?:)?|\)|\||[^\\()[\]{}*+?^$|])(\?|\{\d{1,3}(?:,\d{0,3})?\}|[*+])?/y

function repeatsOf(quantifier: string | undefined): { least: number; most: number } {
  if (quantifier === undefined) return { least: 1, most: 1 }
  if (quantifier === '?') return { least: 0, most: 1 }
  if (quantifier === '*' || quantifier === '+') return { least: 0, most: Number.POSITIVE_INFINITY }
  const [least = '', most] = quantifier.slice(1, -1).split(',')
  return {
    least: Number(least),
    most: most === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most),
  }
}

/** Counts in how many ways a pattern can be tried from one position; gives the issue when that is not bounded. */
function countWays(source: string): { ways: number } | CheckedPattern {
  let ways = 1
  let depth = 0
  const varies: boolean[] = [false]
  for (let at = 0; at < source.length; ) {
    piece.lastIndex = at
    const found = piece.exec(source)
    if (found === null) return refuse('not-a-pattern', `Dit deel begrijpen we niet: ${source.slice(at, at + 12)}`)
    const [whole, what = '', quantifier] = found
    const { least, most } = repeatsOf(quantifier)
    if (most > mostRepeats)
      return refuse('unbounded', `Geef bij ${whole} aan hoe vaak het hoogstens mag: bijvoorbeeld {1,8}.`)
    if (what === ')') {
      depth -= 1
      if (depth < 0) return refuse('not-a-pattern', 'Er staat een haakje te veel.')
      const inner = varies.pop() === true
      if (most > 1 && (inner || most !== least))
        return refuse('too-slow', 'Herhaal geen groep waarin ook iets wordt herhaald.')
      if (inner) varies[depth] = true
    } else if (what.startsWith('(')) {
      if (quantifier !== undefined) return refuse('not-a-pattern', 'Na een haakje openen kan geen herhaling staan.')
      depth += 1
      varies[depth] = false
    }
    if (what === '|') ways *= 2
    if (most !== least) {
      ways *= most - least + 1
      varies[depth] = true
    }
    at += whole.length
  }
  return depth === 0 ? { ways } : refuse('not-a-pattern', 'Er ontbreekt een haakje sluiten.')
}

/** Words of the language that a pattern for numbers must not match. */
const ordinary = ['de', 'gemeente', 'aanvraag', 'Jansen', '2026', '12', '12-03-2026', '€ 12,50', 'artikel 4:15']

/**
 * Checks a pattern before it is switched on.
 * @param source in the notation of JavaScript, without slashes, e.g. `VTH-\d{2}-\d{4,6}`
 */
export function checkPattern(source: string): CheckedPattern {
  if (source.length === 0 || source.length > longestPattern)
    return refuse('not-a-pattern', `Een patroon heeft 1 tot ${longestPattern} tekens.`)
  const counted = countWays(source)
  if ('ok' in counted) return counted
  if (counted.ways > mostWays)
    return refuse('too-slow', 'Dit patroon probeert te veel mogelijkheden. Maak de herhalingen korter.')
  let pattern: RegExp
  try {
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu')
  } catch {
    return refuse('not-a-pattern', 'Dit is geen geldig patroon.')
  }
  const hit = ['', ...ordinary].find((text) => new RegExp(`^(?:${source})$`, 'u').test(text))
  if (hit !== undefined)
    return refuse('too-broad', hit === '' ? 'Dit patroon past op niets.' : `Dit patroon past ook op “${hit}”.`)
  return { ok: true, pattern }
}
