/** Folding for comparison: lower case, without diacritics, for Latin letters up to U+024F. Other letters stay apart. */

const size = 0x250

function foldCode(code: number): number {
  if (code === 0x142 || code === 0x141) return 108 // ł
  if (code === 0x131) return 105 // dotless i
  if (code === 0xf8 || code === 0xd8) return 111 // ø
  if (code === 0xdf) return 115 // ß
  const folded = String.fromCharCode(code).toLowerCase().normalize('NFD').charCodeAt(0)
  return folded < 128 ? folded : code & 0xff
}

/** Class of a UTF-16 code unit: 0 other, 1 lower-case letter, 2 upper-case letter, 3 digit, 4 white space, 5 line break. */
export const charClass = new Uint8Array(0x10000)
export const foldOf = new Uint8Array(size)

for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xd800 && code < 0xe000) continue
  const char = String.fromCharCode(code)
  if (code < size) foldOf[code] = foldCode(code)
  if (code < 0x2c00 || (code >= 0x3040 && code < 0xd7a4)) {
    if (/\p{Lu}/u.test(char)) charClass[code] = 2
    else if (/[\p{L}\p{Mn}]/u.test(char)) charClass[code] = 1
  }
}
for (let code = 48; code < 58; code++) charClass[code] = 3
for (const code of [9, 32, 0xa0, 0x2007, 0x2009, 0x202f, 0x3000]) charClass[code] = 4
for (const code of [10, 11, 12, 13, 0x85, 0x2028, 0x2029]) charClass[code] = 5

/** Whether a UTF-16 code unit is a letter or a digit. */
export function isWordCode(code: number): boolean {
  const type = charClass[code] ?? 0
  return type >= 1 && type <= 3
}

const start = 0x811c9dc5 | 0

/** One step of the word hash (FNV-1a over folded characters). */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ (code < size ? (foldOf[code] ?? 0) : code), 0x01000193)
}

export const hashStart = start

/** The hash of a whole word, the same as the tokeniser makes of it. */
export function hashWord(word: string): number {
  let hash = start
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  return hash
}

/** Lower case without diacritics and without anything that is not a letter or digit: one form per value. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
