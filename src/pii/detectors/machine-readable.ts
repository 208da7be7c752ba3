/** The machine-readable zone of a passport or an identity card (ICAO 9303): lines of capitals, digits and fillers. */
import { type Scan, startAt } from '../scan.ts'

const shortest = 28
const longest = 48
const filler = 60

function isOfZone(code: number): boolean {
  return code === filler || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
}

/** From a filler at token `i`: the whole line it stands in; where it ends, or 0. */
export function findMachineReadable(scan: Scan, i: number): number {
  const { text, findings } = scan
  const at = startAt(scan, i)
  let start = at
  while (start > 0 && at - start < longest && isOfZone(text.charCodeAt(start - 1))) start -= 1
  let end = at
  while (end < text.length && end - start <= longest && isOfZone(text.charCodeAt(end))) end += 1
  if (end - start < shortest || end - start > longest) return 0
  findings.add({ start, end, type: 'PASSPORT_ID', score: 1, by: 'machine-readable' })
  return end
}
