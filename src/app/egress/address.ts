/**
 * What kind of place an IP address is. Every form that carries an IPv4 address inside IPv6 is judged by what it carries:
 * those are the forms that slip past lists (RFC 4291 §2.5.5, RFC 6052, RFC 3056, RFC 4380).
 */
import { isIPv4, isIPv6 } from 'node:net'

/**
 * public: may be reached when its origin is allowed · private: only when the origin is configured as our own ·
 * forbidden: never, because it is cloud metadata, no single machine, or no real address.
 */
export type AddressKind = 'public' | 'private' | 'forbidden'

/** Judges an address as text, as a resolver gives it. What cannot be read is forbidden. */
export function kindOfAddress(address: string): AddressKind {
  if (isIPv4(address)) return kindOfIpv4(bytesOfIpv4(address))
  const bare = address.split('%')[0] ?? ''
  return isIPv6(bare) ? kindOfIpv6(groupsOfIpv6(bare)) : 'forbidden'
}

type Block = readonly [bytes: readonly number[], prefix: number]

const block = (text: string): Block => {
  const [base = '', prefix = '32'] = text.split('/')
  return [bytesOfIpv4(base), Number(prefix)]
}

/** Instance metadata of cloud suppliers (also Alibaba's and Oracle's), and addresses that are no machine. */
const forbiddenIpv4 = [
  ...[
    '0.0.0.0/8',
    '169.254.169.254/32',
    '169.254.170.2/32',
    '169.254.170.23/32',
    '100.100.100.200/32',
    '192.0.0.192/32',
  ],
  ...['168.63.129.16/32', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
].map(block)

/** RFC 1918, loopback, link-local, carrier-grade NAT (RFC 6598), protocol assignments, benchmarking, 6to4 relays. */
const privateIpv4 = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', '100.64.0.0/10'],
  ...['192.0.0.0/24', '198.18.0.0/15', '192.88.99.0/24'],
].map(block)

function kindOfIpv4(bytes: readonly number[]): AddressKind {
  if (forbiddenIpv4.some((candidate) => isInside(bytes, candidate))) return 'forbidden'
  return privateIpv4.some((candidate) => isInside(bytes, candidate)) ? 'private' : 'public'
}

function isInside(bytes: readonly number[], [base, prefix]: Block): boolean {
  for (let bit = 0; bit < prefix; bit++) {
    const mask = 128 >> (bit & 7)
    if (((bytes[bit >> 3] ?? 0) & mask) !== ((base[bit >> 3] ?? 0) & mask)) return false
  }
  return true
}

function bytesOfIpv4(text: string): readonly number[] {
  return text.split('.').map(Number)
}

function kindOfIpv6(groups: readonly number[]): AddressKind {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  const last = [g >> 8, g & 255, h >> 8, h & 255]
  const isHighZero = (a | b | c | d) === 0
  if (isHighZero && e === 0 && f === 0 && g === 0 && h <= 1) return h === 1 ? 'private' : 'forbidden'
  // IPv4-mapped, -translated and -compatible; then NAT64, 6to4 and ISATAP.
  if (isHighZero && ((e === 0 && f === 0xffff) || (e === 0xffff && f === 0) || (e | f) === 0))
    return atMostPrivate(kindOfIpv4(last))
  if (a === 0x64 && b === 0xff9b) return c === 0 ? atMostPrivate(kindOfIpv4(last)) : 'forbidden'
  if (a === 0x2002) return atMostPrivate(kindOfIpv4([b >> 8, b & 255, c >> 8, c & 255]))
  if ((e & 0xfcff) === 0 && f === 0x5efe) return atMostPrivate(kindOfIpv4(last))
  // AWS metadata over IPv6, multicast, discard, Teredo and documentation.
  if (a === 0xfd00 && b === 0xec2 && (c | d | e | f | g) === 0 && h === 0x254) return 'forbidden'
  if (a >> 8 === 0xff || a === 0x100 || (a === 0x2001 && (b === 0 || b === 0xdb8)) || a === 0x3fff) return 'forbidden'
  // Unique local, link-local and the old site-local addresses. Only 2000::/3 is given out as public.
  if (a >> 9 === 0x7e || a >> 6 === 0x3fa || a >> 6 === 0x3fb) return 'private'
  return a >> 13 === 1 ? 'public' : 'forbidden'
}

/** A transition address hides where it goes: never public, even when what it carries is. */
function atMostPrivate(kind: AddressKind): AddressKind {
  return kind === 'forbidden' ? 'forbidden' : 'private'
}

/** The eight groups of a valid IPv6 address. */
function groupsOfIpv6(text: string): readonly number[] {
  const plain = text.includes('.') ? text.replace(/[^:]+$/, (dotted) => hexOfIpv4(bytesOfIpv4(dotted))) : text
  const [left = '', right] = plain.split('::')
  const before = groups(left)
  if (right === undefined) return before
  const after = groups(right)
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

function hexOfIpv4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
