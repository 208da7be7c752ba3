/** E-mail addresses (RFC 5321 as people write them), also broken over a line after the @ and with spaces around it. */
import { charClass, isWordCode } from '../fold.ts'
import { type Scan, startAt } from '../scan.ts'

function isLocal(code: number): boolean {
  const type = charClass[code] ?? 0
  if (type >= 1 && type <= 3) return true
  return (
    code === 46 ||
    code === 45 ||
    code === 95 ||
    code === 43 ||
    code === 37 ||
    code === 39 ||
    code === 38 ||
    code === 126
  )
}

function isDomain(code: number): boolean {
  return isWordCode(code) || code === 45 || code === 46
}

const maxLocal = 64
const maxDomain = 120

/** Tries an address around the @ at token `i`; the end of it, or 0. */
export function findEmail(scan: Scan, i: number): number {
  const { text, findings } = scan
  const at = startAt(scan, i)
  let start = at
  while (start > 0 && at - start < maxLocal && isLocal(text.charCodeAt(start - 1))) start -= 1
  if (start === at && (charClass[text.charCodeAt(at - 1)] ?? 0) === 4) {
    start -= 1
    while (start > 0 && at - start < maxLocal && isLocal(text.charCodeAt(start - 1))) start -= 1
  }
  while (start < at && !isWordCode(text.charCodeAt(start))) start += 1
  if (start >= at) return 0
  let from = at + 1
  while (from < at + 4 && (charClass[text.charCodeAt(from)] ?? 0) >= 4) from += 1
  const end = domainEnd(text, from) || withoutDot(text, { start, at, from })
  if (end === 0) return 0
  findings.add({ start, end, type: 'EMAIL', score: 0.99, by: 'email' })
  return end
}

/** `kaatje@postvak,example`, `kaatje@postvak`: mistyped, but nothing else looks so. */
function withoutDot(text: string, { start, at, from }: { start: number; at: number; from: number }): number {
  if (from !== at + 1 || at - start < 3) return 0
  const found = mistyped.exec(text.slice(from, from + maxDomain))
  return found === null ? 0 : from + found[0].length
}

const mistyped = /^[a-z][a-z-]{2,30}(?:,[a-z]{2,7})?(?![\p{L}\p{N}_@-])/u

/** Where a domain with at least one dot and a last label of two or more letters ends; 0 when there is none. */
function domainEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < maxDomain && isDomain(text.charCodeAt(end))) end += 1
  while (end > from && !isWordCode(text.charCodeAt(end - 1))) end -= 1
  let dot = end - 1
  while (dot > from && text.charCodeAt(dot) !== 46) dot -= 1
  if (dot <= from || end - dot < 3) return 0
  for (let at = dot + 1; at < end; at++) if (charClass[text.charCodeAt(at)] === 3) return 0
  return end
}
