/** Letters that scanners and people write for digits: `O6-4I8823O7` is a telephone number. No character moves. */

const suspect = /\d[OolI]|[OolI]\d/
/** A run of digits and such letters in groups, not glued to other letters. */
const run = /(?<![\p{L}\d])[\dOolI][\dOolI ,./-]{2,30}[\dOolI](?![\p{L}\d])/gu
/** "l7-jarige", "4l jaar". */
const age = /(?<![\p{L}\d])(?:[lI]\d|\d[lIO])(?=(?:-jarig| ?jaar))/gu

function mendGroup(group: string): string {
  if (!/\d/.test(group)) return group
  return group.replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
}

/** The text with these letters as the digits they stand for, where most of a run is digits. */
export function mendDigits(text: string): string {
  if (!suspect.test(text)) return text
  return text.replace(age, mendGroup).replace(run, (found) => {
    const digits = found.replace(/\D/g, '').length
    const letters = found.replace(/[^OolI]/g, '').length
    if (letters === 0 || digits < 3 || digits < letters) return found
    return found.replace(/[\dOolI]+/g, mendGroup)
  })
}
