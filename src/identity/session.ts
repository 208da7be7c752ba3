/** Sessions: how long they last and how strong they are. The secret of a session is in the browser's cookie only. */
import { createHmac } from 'node:crypto'
import { sessionWays } from './contract.ts'

export type SessionWay = (typeof sessionWays)[number]

export function isSessionWay(name: string): name is SessionWay {
  return (sessionWays as readonly string[]).includes(name)
}

/** Times in milliseconds since the Unix epoch. */
export interface Session {
  readonly tenant: string
  readonly id: string
  readonly personId: string
  readonly way: SessionWay
  /** Browser and system in a few words. */
  readonly device: string
  readonly startedAt: number
  /** When who sits there last proved to be the person. */
  readonly provedAt: number
  readonly lastSeenAt: number
  /** The absolute end, whatever is done. */
  readonly endsAt: number
}

/** How long things last, in milliseconds; from the settings (ASVS 5.0 7.3, NIST SP 800-63B-4 §2.2.3). */
export interface SessionRules {
  readonly idleMs: number
  readonly absoluteMs: number
  /** How long proof stays fresh enough for acts that ask for it. */
  readonly freshMs: number
  /** Whether everybody needs a second factor, or only who administers. */
  readonly secondFactor: 'everyone' | 'administrators'
}

/** A session is written down as seen at most once in this time, so that a click costs no write. */
export const seenEveryMs = 60_000

export function isOver(session: Session, now: number): boolean {
  return now >= session.endsAt
}

export function isIdle(session: Session, rules: SessionRules, now: number): boolean {
  return now - session.lastSeenAt >= rules.idleMs
}

/** Whether a second factor was shown; a passkey is two in one: the device, and the finger or PIN that opens it. */
export function isStrongWay(way: SessionWay): boolean {
  return way !== 'password' && way !== 'oidc'
}

/** The name under which attempts of an account or an address are counted: keyed, so that the table names nobody. */
export function countedName(key: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone|\biPad/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Dutch: what a person recognises in a list of sessions. Only names from the lists above, never the header itself. */
export function deviceOf(userAgent: string | undefined): string {
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  const system = find(systems)
  return `${find(browsers) ?? 'Onbekende browser'}${system === undefined ? '' : ` op ${system}`}`
}
