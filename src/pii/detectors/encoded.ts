/** Values hidden in base64 or hexadecimal: what decodes to text is inspected, and the whole code is masked. */
import type { PiiType, Span } from '../contract.ts'
import type { Findings } from '../findings.ts'

/** Looks into a decoded text, one level deeper. */
export type InspectDecoded = (text: string) => readonly Span[]

const shortest = 12
const longest = 65_536
const candidates = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{12,65536}={0,2}(?![A-Za-z0-9+/_=-])/g
const hex = /^(?:[0-9a-f]{2}){6,}$/i

/** At least a digit or a capital inside: an ordinary long word is no code. */
function mayBeCode(code: string): boolean {
  return /[0-9]/.test(code) || /[a-z][A-Z]/.test(code)
}

/** Text of printable characters, or undefined. */
function asText(bytes: Uint8Array): string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  return /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(text) ? undefined : text
}

function decodings(code: string): string[] {
  const texts: string[] = []
  if (hex.test(code)) texts.push(asText(Buffer.from(code, 'hex')) ?? '')
  const core = code.replace(/=+$/, '')
  if (core.length % 4 !== 1) texts.push(asText(Buffer.from(core, 'base64')) ?? '')
  return texts.filter((text) => text.length >= 6)
}

/** What decoded data may show: a place or a term in random bytes says nothing. */
const telling: ReadonlySet<PiiType> = new Set<PiiType>([
  'BSN',
  'IBAN',
  'EMAIL',
  'PHONE',
  'PERSON',
  'SECRET',
  'POSTCODE',
  'STREET_ADDRESS',
  'BTW_ID',
])

/** Adds a finding for each code in a text that hides personal data. */
export function findEncoded(text: string, findings: Findings, inspect: InspectDecoded): void {
  // matchAll works on a copy: looking into a code comes back here for the text inside.
  for (const match of text.matchAll(candidates)) {
    const code = match[0]
    if (code.length < shortest || code.length > longest || !mayBeCode(code)) continue
    for (const decoded of decodings(code)) {
      const found = inspect(decoded).find(({ type, score }) => telling.has(type) && score >= 0.75)
      if (found === undefined) continue
      findings.add({ start: match.index, end: match.index + code.length, type: found.type, score: 1, by: 'encoded' })
      break
    }
  }
}
