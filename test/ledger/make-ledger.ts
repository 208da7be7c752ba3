/** Ledgers for tests, with honest defaults. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { systemClock } from '../../src/kernel/clock.ts'
import { type Disk, formatVerifierKey, type Ledger, openLedger, type SigningKey } from '../../src/ledger/index.ts'

export const origin = 'voorbeeldstad.example/node-1'

export function makeKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return { publicKey: Buffer.from(x, 'base64url'), sign: (message) => sign(null, message, privateKey) }
}

export const key = makeKey()
export const verifierKey = formatVerifierKey(origin, key.publicKey)

export interface MakeLedger {
  readonly disk?: Disk
  readonly directory?: string
  readonly minimumFreeBytes?: number
  readonly publishAfterMs?: number
  readonly segmentBytes?: number
}

/** Publishes only when asked, in the smallest journal there can be, unless told otherwise. */
export function makeLedger(options: MakeLedger = {}): Promise<Ledger> {
  const defaults = { directory: '/log', publishAfterMs: Number.POSITIVE_INFINITY, segmentBytes: 66_000 }
  return openLedger({ ...defaults, origin, key, clock: systemClock, ...options })
}
