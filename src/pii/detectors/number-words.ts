/** Dutch and English number words, also written together: "vierentwintig", "tweehonderdzes", "oh". */

const units = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen']
const teens = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ')
const tens = ['', '', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig']
const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function belowHundred(): Map<string, number> {
  const values = new Map<string, number>()
  for (const [value, name] of units.entries()) values.set(name, value)
  for (const [index, name] of teens.entries()) values.set(name, 10 + index)
  for (const [index, ten] of tens.entries()) {
    if (ten === '') continue
    values.set(ten, index * 10)
    for (const [value, unit] of units.slice(1).entries()) values.set(`${unit}en${ten}`, index * 10 + value + 1)
  }
  return values
}

const small: ReadonlyMap<string, number> = belowHundred()
const digits: ReadonlyMap<string, number> = new Map([
  ...english.map((name, value): [string, number] => [name, value]),
  ['oh', 0],
])

/** Below hundred with diacritics folded: "eenentwintig", "tweeëntwintig". */
function fold(word: string): string {
  const lower = word.toLowerCase()
  for (let i = 0; i < lower.length; i++)
    if (lower.charCodeAt(i) > 127) return lower.normalize('NFD').replace(/\p{M}/gu, '')
  return lower
}

/** The value of a Dutch number word from 0 to 99.999: "vierentwintig", "vijftienhonderd", "tweeduizend"; -1 for anything else. */
export function numberOfWord(word: string): number {
  if (word.length < 3 || word.length > 48) return -1
  return sizeOf(fold(word))
}

function sizeOf(folded: string): number {
  const value = small.get(folded)
  if (value !== undefined) return value
  for (const [name, times] of powers) {
    const at = folded.indexOf(name)
    if (at < 0) continue
    const count = at === 0 ? 1 : (small.get(folded.slice(0, at)) ?? -1)
    const rest = folded.slice(at + name.length).replace(/^en/, '')
    const below = rest === '' ? 0 : sizeOf(rest)
    return count < 1 || below < 0 || below >= times ? -1 : count * times + below
  }
  return -1
}

const powers = [
  ['duizend', 1000],
  ['honderd', 100],
] as const

/** The digits a word says when a number is read aloud: one for "zes", two for "zestien"; empty for anything else. */
export function spokenDigits(word: string): string {
  const folded = fold(word)
  const digit = digits.get(folded)
  if (digit !== undefined) return String(digit)
  const value = small.get(folded)
  return value === undefined ? '' : String(value)
}

/** All words that `spokenDigits` knows, folded. */
export function spokenWords(): string[] {
  return [...small.keys(), ...digits.keys()]
}
