/**
 * The text that detectors read: one form for every way of writing the same characters, with a map back to the text as
 * given. Undone are full-width and other digits, look-alike letters, invisible and direction marks, tag characters, HTML
 * entities, percent- and quoted-printable encoding, JSON escapes and decomposed accents. Plain text passes untouched.
 */

import { mendDigits } from './mend-digits.ts'

/** `from[i]` and `to[i]` bound what character `i` of the normal text stands for. */
export interface Normal {
  readonly text: string
  /** Undefined when every character stands where it stood. */
  readonly from: Int32Array | undefined
  readonly to: Int32Array | undefined
}

/** Anything that may stand for something else; ordinary Dutch text has none of it. */
const special =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the combining marks are meant one by one
  /[\u00ad\u0130\u0250-\u1dff\u1ab0-\u1aff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2070-\u209f\u2100-\u214f\u2460-\u24ff\u2c00-\uffff]|&(?:#|[a-zA-Z]{2,8};)|%[0-9A-Fa-f]{2}|\\(?:u[0-9A-Fa-f]{4}|[nrt"/])|(?:=[0-9A-F]{2}){3}|[a-z\d]-\r?\n[> ]{0,6}[a-z\d]/

const entities: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  commat: '@',
  period: '.',
  comma: ',',
  hyphen: '-',
  num: '#',
  sol: '/',
  eacute: 'é',
  egrave: 'è',
  euml: 'ë',
  ecirc: 'ê',
  aacute: 'á',
  agrave: 'à',
  auml: 'ä',
  acirc: 'â',
  iuml: 'ï',
  iacute: 'í',
  ouml: 'ö',
  oacute: 'ó',
  ocirc: 'ô',
  uuml: 'ü',
  uacute: 'ú',
  ccedil: 'ç',
  ntilde: 'ñ',
  szlig: 'ß',
  aring: 'å',
  oslash: 'ø',
  Eacute: 'É',
  Euml: 'Ë',
  Ouml: 'Ö',
  Uuml: 'Ü',
  Ccedil: 'Ç',
  euro: '€',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
}

const lookAlikeFrom = 'АВЕЅІЈКМНОРСТУХҮаеорсухіјѕԁԛԝһԍΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρτυικƖɑɡɩ'
const lookAlikeTo = 'ABESIJKMHOPCTYXYaeopcyxijsdqwhgABEZHIKMNOPTYXaovptuikIagi'
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [...lookAlikeFrom].map((char, i) => [char, lookAlikeTo.charAt(i)]),
)

/** Characters that show nothing: zero-width, soft hyphen, direction, variation selectors, the end of a tag. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe01ef)
  )
}

interface Atom {
  /** How much of the source it takes. */
  length: number
  text: string
}

/** Reads what stands at a position; `length` 0 when it is an ordinary character. */
function readEscape(text: string, at: number, atom: Atom): void {
  const code = text.charCodeAt(at)
  atom.length = 0
  if (code === 45) readHyphen(text, at, atom)
  else if (code === 38) readEntity(text, at, atom)
  else if (code === 92) readJsonEscape(text, at, atom)
  else if (code === 37) readBytes(text, at, { atom, mark: '%', least: 1 })
  else if (code === 61) readBytes(text, at, { atom, mark: '=', least: 3 })
}

const brokenWord = /-\r?\n[> ]{0,6}(?=[a-z])/y
const brokenNumber = /-\r?\n[> ]{0,6}(?=\d)/y

/** A word or a number that was broken over two lines, also in a quoted reply: "deten-⏎tie", "12-⏎08-1975". */
function readHyphen(text: string, at: number, atom: Atom): void {
  const isAfterDigit = /\d/.test(text.charAt(at - 1))
  const broken = isAfterDigit ? brokenNumber : brokenWord
  broken.lastIndex = at
  if ((!isAfterDigit && !/[a-z]/.test(text.charAt(at - 1))) || !broken.test(text)) return
  atom.length = broken.lastIndex - at
  atom.text = isAfterDigit ? '-' : ''
}

function readEntity(text: string, at: number, atom: Atom): void {
  const found = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/iy
  found.lastIndex = at
  const match = found.exec(text)
  if (match === null) return
  const [whole, hex, decimal, name] = match
  const point = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : -1
  const char =
    point >= 0 ? (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined) : entities[name ?? '']
  if (char === undefined || (point < 0 && !whole.endsWith(';'))) return
  atom.length = whole.length
  atom.text = char
}

function readJsonEscape(text: string, at: number, atom: Atom): void {
  const next = text.charAt(at + 1)
  if (next === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6))) {
    atom.length = 6
    atom.text = String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16))
  } else if (next === 'n' || next === 'r' || next === 't' || next === '"' || next === '/') {
    atom.length = 2
    atom.text = next === 'n' || next === 'r' ? '\n' : next === 't' ? '\t' : next
  }
}

/** One character of UTF-8 written as `%C3%AB` or `=C3=AB`. */
function readBytes(text: string, at: number, { atom, mark, least }: { atom: Atom; mark: string; least: number }): void {
  const first = byteAt(text, at, mark)
  if (first < 0) return
  // `=12` also ends an ordinary "nummer=12": only in a run, or inside one, it is an encoding.
  if (
    least > 1 &&
    !(byteAt(text, at + 3, mark) >= 0 && byteAt(text, at + 6, mark) >= 0) &&
    !(byteAt(text, at - 3, mark) >= 0 && at >= 3)
  )
    return
  const count = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1
  const bytes = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const byte = byteAt(text, at + i * 3, mark)
    if (byte < 0) return
    bytes[i] = byte
  }
  atom.length = count * 3
  atom.text = count === 1 && first >= 0x80 ? String.fromCharCode(first) : new TextDecoder().decode(bytes)
}

function byteAt(text: string, at: number, mark: string): number {
  if (text.charAt(at) !== mark || !/^[0-9a-f]{2}$/i.test(text.slice(at + 1, at + 3))) return -1
  return Number.parseInt(text.slice(at + 1, at + 3), 16)
}

const digitOf = /^\p{Nd}$/u

/** The plain form of one character (with its accents); empty when it shows nothing. */
function plain(char: string): string {
  const point = char.codePointAt(0) ?? 0
  if (point >= 0xe0020 && point <= 0xe007e) return String.fromCharCode(point - 0xe0000)
  if (isInvisible(point)) return ''
  const known = lookAlikes.get(char)
  if (known !== undefined) return known
  const normal = char.normalize('NFKC')
  if (digitOf.test(normal) && normal.charCodeAt(0) > 0x7f) return String(digitValue(normal.codePointAt(0) ?? 0))
  return normal
}

/** Decimal digits of a script stand in a row of ten in Unicode; the row begins where the one before is no digit. */
function digitValue(point: number): number {
  let value = 0
  while (value < 9 && digitOf.test(String.fromCodePoint(point - value - 1))) value += 1
  return value
}

function isMark(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x20d0 && code <= 0x20ff)
}

/** The normal form of a text; undefined when the text is its own. */
export function normalise(given: string): Normal | undefined {
  const text = mendDigits(given)
  if (!special.test(text)) return text === given ? undefined : { text, from: undefined, to: undefined }
  const from: number[] = []
  const to: number[] = []
  const parts: string[] = []
  const atom: Atom = { length: 0, text: '' }
  for (let at = 0; at < text.length; ) {
    readEscape(text, at, atom)
    let char = atom.text
    let end = at + atom.length
    if (atom.length === 0) {
      char = String.fromCodePoint(text.codePointAt(at) ?? 0)
      end = at + char.length
      while (isMark(text.charCodeAt(end)) && end - at < 8) end += 1
      if (end > at + char.length) char = text.slice(at, end)
    }
    const out = char.length === 1 && char.charCodeAt(0) < 0x250 && char.charCodeAt(0) !== 0xad ? char : plain(char)
    for (let i = 0; i < out.length; i++) {
      from.push(at)
      to.push(end)
    }
    parts.push(out)
    at = end
  }
  return { text: parts.join(''), from: Int32Array.from(from), to: Int32Array.from(to) }
}
