/** Codes of things: "formulier BZ-12-04", "bestek 44-GR-02" look like plates and file numbers and lead to nobody. */
import { type Scan, wordAt } from '../scan.ts'

const things =
  /^(?:code|formulier|goot|route|bestek|schroef|schroeven|bout|bouten|moer|beugel|kavel|vak|container|type|model|artikel|artikelnr|artikelcode|tekening|norm|zaal|plattegrond|blad|stelling|rij|lokaal|bijlage|versie|toner|cartridge|serie|lamp|mast|put|gemaal|kast|detail|profiel|klasse|maat|kleur|doos|kabel|plank)$/i

/** Whether the word before token `i` says that the code is of a thing. */
export function isCodeOfThing(scan: Scan, i: number): boolean {
  return things.test(wordAt(scan, i - 1))
}
