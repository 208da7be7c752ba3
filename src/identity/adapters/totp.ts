/** Codes of an authenticator app: TOTP (RFC 6238) with the defaults every app knows: SHA-1, 6 digits, 30 seconds. */
import { generateSecret, generateURI, verify } from 'otplib'

/** RFC 4226 §4: 160 bits. */
const secretBytes = 20
/** One step to either side: a clock may be off, and typing takes time (RFC 6238 §5.2). */
const toleranceSeconds = 30

export function makeTotpSecret(): string {
  return generateSecret({ length: secretBytes })
}

/** What an app reads from a QR code. */
export function totpUri({ secret, issuer, label }: { secret: string; issuer: string; label: string }): string {
  return generateURI({ secret, issuer, label })
}

/** The step (30 seconds since the epoch) that a code belongs to; undefined when it is wrong. */
export async function totpStepOf(secret: string, code: string, now: number): Promise<number | undefined> {
  const epoch = Math.floor(now / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
