/**
 * Words that label what stands beside them and that no list holds: compounds that end in a known label ("scooterkenteken",
 * "trajectnummer") and long labels with a typing error in them ("brugerservicenummer").
 */
import { cue } from './cues.ts'
import { isNumberLabel } from './detectors/case-number.ts'
import { partKey } from './detectors/sensitive-terms.ts'
import { hashWord } from './fold.ts'
import { isDutchWord } from './names/dutch-words.ts'
import { kindAt, type Scan, startAt, wordAt } from './scan.ts'
import { kind } from './tokens.ts'

const endings: readonly (readonly [which: number, words: string])[] = [
  [cue.plate, 'kenteken kentekens nummerplaat kentekenbewijs'],
  [
    cue.secret,
    'wachtwoord wachtwoorden pincode toegangscode herstelcode herstelcodes verificatiecode alarmcode inlogcode',
  ],
  [cue.passport, 'paspoort reisdocument identiteitskaart legitimatiebewijs verblijfsdocument documentnummer'],
  [cue.licence, 'rijbewijs rijbewijsnummer'],
  [cue.iban, 'rekeningnummer bankrekening'],
  [cue.phone, 'telefoonnummer telefoon'],
  [cue.money, 'schuld schulden achterstand salaris uitkering toeslag inkomen pensioen maandloon'],
  [cue.username, 'gebruikersnaam account accountnaam'],
  [cue.casePaper, 'polis kaart pas dossier beschikking'],
]

interface Ending {
  readonly text: string
  readonly which: number
}

/** By their last four letters; "pas" is shorter and has none. */
const byEnd = new Map<number, Ending[]>()
for (const [which, words] of endings)
  for (const text of words.split(' ')) {
    if (text.length < 4) continue
    const key = partKey(text, text.length - 4)
    byEnd.set(key, [...(byEnd.get(key) ?? []), { text, which }])
  }

/** Long labels that people mistype, and what they label. */
const often: readonly Ending[] = [
  { text: 'burgerservicenummer', which: cue.bsn },
  { text: 'telefoonnummer', which: cue.phone },
  { text: 'geboortedatum', which: cue.birth },
  { text: 'rekeningnummer', which: cue.iban },
  { text: 'wachtwoord', which: cue.secret },
  { text: 'gebruikersnaam', which: cue.username },
  { text: 'paspoortnummer', which: cue.passport },
  { text: 'documentnummer', which: cue.passport },
  { text: 'rijbewijsnummer', which: cue.licence },
  { text: 'zaaknummer', which: cue.caseNumber },
  { text: 'dossiernummer', which: cue.caseNumber },
  { text: 'kentekens', which: cue.plate },
  { text: 'kenteken', which: cue.plate },
]

const shortest = 7

/** What a word without a cue of its own labels; `cue.none` for most. */
export function labelAt(scan: Scan, i: number): number {
  const { text, tokens } = scan
  const end = tokens.end[i] ?? 0
  const length = end - startAt(scan, i)
  if (length === 1) return spelledLabel(scan, i)
  if (length < shortest - 2) return cue.none
  const isCase = (text.charCodeAt(end - 1) | 32) - 114 <= 1 && (text.charCodeAt(end - 1) | 32) >= 114
  if (length >= shortest) {
    const candidates = byEnd.get(partKey(text, end - 4))
    if (candidates !== undefined) {
      const word = wordAt(scan, i).toLowerCase()
      const found = candidates.find((ending) => word.length > ending.text.length && word.endsWith(ending.text))
      if (found !== undefined) return found.which
    }
  }
  if (isUnlistedCode(scan, i, end)) return cue.secret
  if (isCase && isNumberLabel(wordAt(scan, i))) return mistyped(scan, i, length) || cue.caseNumber
  return length >= shortest ? mistyped(scan, i, length) : cue.none
}

/** "noodcode", "liftcode": a code that opens something, unless it is one of these. */
const otherCodes =
  /^(?:post|zip|bar|streepjes|bron|qr|land|kleur|product|artikel|gedrags|kleding|dress|taal|landen|status|fout|uni|html|programma|low|geo|valuta|sbi|agb|kosten|regio|wijk|buurt|gemeente|functie|afval|euro|diagnose|pro|en|de|volg|trajec|bic|swift|grootboek|leverancier|feit|project|budget|reden|zone|vak|branche|beroeps|school|brin|reserverings|kortings|actie|lever|bestel|pakket)/i

function isUnlistedCode({ text, tokens }: Scan, i: number, end: number): boolean {
  const length = end - (tokens.start[i] ?? 0)
  return length >= 7 && length <= 16 && text.endsWith('code', end) && !otherCodes.test(text.slice(tokens.start[i], end))
}

const hashOfB = hashWord('b')
const hashOfD = hashWord('d')
const spelledBsn = /b[. |]{1,3}s[. |]{1,3}n(?!\p{L})/iuy
const spelledBirth = /d\.? ?o\.? ?b(?!\p{L})/iuy

/** "b.s.n.", "b s n", "d.o.b.". */
function spelledLabel({ text, tokens }: Scan, i: number): number {
  const hash = tokens.hash[i]
  if (hash !== hashOfB && hash !== hashOfD) return cue.none
  const form = hash === hashOfB ? spelledBsn : spelledBirth
  form.lastIndex = tokens.start[i] ?? 0
  if (!form.test(text)) return cue.none
  return hash === hashOfB ? cue.bsn : cue.birth
}

function mistyped(scan: Scan, i: number, length: number): number {
  const is = kindAt(scan, i)
  if (is !== kind.lower && is !== kind.capital) return cue.none
  const first = scan.text.charCodeAt(startAt(scan, i)) | 32
  for (const { text, which } of often) {
    if (text.charCodeAt(0) !== first || Math.abs(text.length - length) > 1) continue
    if (isNear(wordAt(scan, i).toLowerCase(), text) && !isDutchWord(scan.dutch, scan.tokens.hash[i] ?? 0)) return which
  }
  return cue.none
}

/** One letter left out, too many or wrong, or two neighbours turned. */
function isNear(word: string, label: string): boolean {
  let front = 0
  while (front < word.length && word[front] === label[front]) front += 1
  let back = 0
  while (back < word.length - front && back < label.length - front && word.at(-1 - back) === label.at(-1 - back))
    back += 1
  const left = word.length - front - back
  const right = label.length - front - back
  if (left <= 1 && right <= 1) return true
  return left === 2 && right === 2 && word[front] === label[front + 1] && word[front + 1] === label[front]
}
