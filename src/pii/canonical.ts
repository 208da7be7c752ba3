/** When two found texts are one value: the same letters and digits, whatever the case, spaces and marks between them. */
import type { PiiType } from './contract.ts'
import { foldOf, foldText } from './fold.ts'

/** Letters and digits only, lower case, without diacritics. */
export function canonicalText(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 128) return code < 0x250 ? foldLatin(text) : foldText(text)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) out += text.charAt(i)
    else if (code >= 65 && code <= 90) out += String.fromCharCode(code + 32)
  }
  return out
}

function foldLatin(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x250) return foldText(text)
    const folded = foldOf[code] ?? 0
    if ((folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57)) out += String.fromCharCode(folded)
  }
  return out
}

/** One form per value of a kind; a text without letters or digits is its own form. */
export function canonicalValue(type: PiiType, text: string): string {
  const canonical = canonicalText(text)
  if (type === 'PHONE') return canonical.replace(/^(?:0031|31)0?/, '0')
  if (type === 'IBAN' || type === 'EMAIL' || canonical !== '') return canonical
  return text
}
