/** IP addresses (v4, v6) and MAC addresses. */
import { cue } from '../cues.ts'
import { isWordCode } from '../fold.ts'
import { endAt, hasCue, matchEnd, type Scan, startAt, wordAt } from '../scan.ts'

const v4 =
  /(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:(?:\.|\[\.\]|\(\.\))(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?![\d.]?\d)/y
const mac =
  /[0-9a-f]{2}([-:])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-z])|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-z.])/iy
const v6 = /(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![0-9a-z:])/iy

/** These are nobody's: this machine, every machine, and the ranges of RFC 1918 as such. */
const ofNobody = /^(?:127\.0\.0\.1|0\.0\.0\.0|255(?:\.\d+){3}|10\.0\.0\.0|172\.16\.0\.0|192\.168\.0\.0)$/

/** `9.2.2.6` numbers a section; an address in the wild has longer parts. */
function isSectionNumber(address: string): boolean {
  return address.length < 10 && !/^(?:10|127)\./.test(address)
}

/** Tries an IPv4 address at a number. */
export function findIpv4(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const dot = endAt(scan, i)
  const mark = text.charCodeAt(dot)
  // `84[.]24[.]118[.]7`: made harmless, but an address all the same.
  if ((mark !== 46 && text.charCodeAt(dot + 1) !== 46) || text.charCodeAt(start - 1) === 46) return 0
  if (mark === 46 && !isWordCode(text.charCodeAt(dot + 1))) return 0
  const end = matchEnd(v4, text, start)
  if (end === 0 || (!hasCue(scan, cue.ip, { i, reach: 4 }) && isSectionNumber(text.slice(start, end)))) return 0
  if (ofNobody.test(text.slice(start, end))) return 0
  findings.add({ start, end, type: 'IP', score: 0.95, by: 'ip' })
  return end
}

/** `3C22FB41877A` behind the word "MAC"; the end of it, or 0. */
export function findPlainMac(scan: Scan, i: number): number {
  if (!/^[0-9a-f]{12}$/i.test(wordAt(scan, i))) return 0
  for (let at = i - 1; at >= i - 5; at--) {
    if (!/^(?:mac|macadres|macaddress|hwaddr|ethernet)$/i.test(wordAt(scan, at))) continue
    scan.findings.add({ start: startAt(scan, i), end: endAt(scan, i), type: 'MAC', score: 0.9, by: 'mac' })
    return endAt(scan, i)
  }
  return 0
}

/** Tries a MAC or IPv6 address at a token of hexadecimal digits; the caller saw a `:`, `-` or `.` behind it. */
export function findHexAddress(scan: Scan, i: number): number {
  const { text, findings } = scan
  const start = startAt(scan, i)
  const macEnd = matchEnd(mac, text, start)
  if (macEnd > 0) {
    findings.add({ start, end: macEnd, type: 'MAC', score: 0.97, by: 'mac' })
    return macEnd
  }
  const end = matchEnd(v6, text, start)
  if (end === 0) return 0
  const groups = text.slice(start, end).split(':')
  const isShort = text.slice(start, end).includes('::')
  if ((!isShort && groups.length !== 8) || groups.filter((group) => group !== '').length < 2) return 0
  findings.add({ start, end, type: 'IP', score: 0.95, by: 'ip6' })
  return end
}
