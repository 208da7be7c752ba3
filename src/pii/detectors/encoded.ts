/** Values hidden in base64 or hexadecimal: what decodes to text is inspected, and the whole code is masked. */
import type { PiiType, Span } from '../contract.ts'
import type { Findings } from '../findings.ts'

/** Looks into a decoded text, one level deeper. */
export type InspectDecoded = (text: string) => readonly Span[]

const shortest = 12
const longest = 65_536
/** Per character: 1 belongs to a code, 2 and is a digit, 3 and is a capital, 4 and is lower case. */
const codeClass = new Uint8Array(128)
for (let code = 48; code < 58; code++) codeClass[code] = 2
for (let code = 65; code < 91; code++) codeClass[code] = 3
for (let code = 97; code < 123; code++) codeClass[code] = 4
for (const mark of '+/_-') codeClass[mark.charCodeAt(0)] = 1

const hex = /^(?:[0-9a-f]{2}){6,}$/i

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Control characters other than white space: no text holds one, most random bytes do. */
function hasControl(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) return true
  return false
}

/** Text of printable characters, or undefined. */
function asText(bytes: Uint8Array): string | undefined {
  if (hasControl(bytes)) return undefined
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return undefined
  }
  return /[\u0080-\u009f]/.test(text) ? undefined : text
}

function decodings(code: string): string[] {
  const texts: string[] = []
  if (hex.test(code)) texts.push(asText(Buffer.from(code, 'hex')) ?? '')
  let length = code.length
  while (code.charCodeAt(length - 1) === 61) length -= 1
  const core = code.slice(0, length)
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
  for (let at = 0; at < text.length; at++) {
    const start = at
    let before = 0
    // An ordinary long word has no digit, and no capital after its first letter.
    let mayBeCode = false
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const type = code < 128 ? codeClass[code] : 0
      if (type === 0 || type === undefined) break
      if (type === 2 || (type === 3 && before === 4)) mayBeCode = true
      before = type
    }
    if (!mayBeCode || at - start < shortest || at - start > longest) continue
    while (text.charCodeAt(at) === 61) at += 1
    openCode(text, { start, end: at, findings, inspect })
  }
}

interface Code {
  readonly start: number
  readonly end: number
  readonly findings: Findings
  readonly inspect: InspectDecoded
}

function openCode(text: string, { start, end, findings, inspect }: Code): void {
  for (const decoded of decodings(text.slice(start, end))) {
    const found = inspect(decoded).find(({ type, score }) => telling.has(type) && score >= 0.75)
    if (found === undefined) continue
    findings.add({ start, end, type: found.type, score: 1, by: 'encoded' })
    return
  }
}
