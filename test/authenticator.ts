/** A passkey device in software (WebAuthn level 3): ES256, discoverable, the person always verified, no attestation. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Authenticator {
  /** Answers `navigator.credentials.create` */
  create(options: { readonly [name: string]: unknown }, origin: string): object
  /** Answers `navigator.credentials.get` */
  get(options: { readonly [name: string]: unknown }, origin: string): object
}

interface Kept {
  readonly id: Buffer
  readonly key: KeyObject
  readonly userHandle: string
  counter: number
}

const userPresentAndVerified = 0x05
const holdsCredential = 0x40

export function createAuthenticator(): Authenticator {
  const kept: Kept[] = []
  return {
    create(options, origin) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const jwk = publicKey.export({ format: 'jwk' })
      const id = randomBytes(32)
      const user = options['user'] as { id: string }
      kept.push({ id, key: privateKey, userHandle: user.id, counter: 0 })
      const cose = cborMap([
        [cborInteger(1), cborInteger(2)],
        [cborInteger(3), cborInteger(-7)],
        [cborInteger(-1), cborInteger(1)],
        [cborInteger(-2), cborBytes(Buffer.from(jwk.x ?? '', 'base64url'))],
        [cborInteger(-3), cborBytes(Buffer.from(jwk.y ?? '', 'base64url'))],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = Buffer.concat([
        authenticatorData(origin, userPresentAndVerified | holdsCredential, 0),
        Buffer.alloc(16),
        length,
        id,
        cose,
      ])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(data)],
      ])
      return credential(id, {
        clientDataJSON: clientData('webauthn.create', options, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    get(options, origin) {
      const allowed = (options['allowCredentials'] ?? []) as { id: string }[]
      const one = kept.find(({ id }) => allowed.length === 0 || allowed.some((a) => a.id === id.toString('base64url')))
      if (one === undefined) throw new Error('this device has no passkey that is asked for')
      one.counter += 1
      const data = authenticatorData(origin, userPresentAndVerified, one.counter)
      const client = clientData('webauthn.get', options, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), one.key)
      return credential(one.id, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: one.userHandle,
      })
    },
  }
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

function credential(id: Buffer, response: object): object {
  const text = id.toString('base64url')
  return { id: text, rawId: text, type: 'public-key', response, clientExtensionResults: {} }
}

function clientData(type: string, options: { readonly [name: string]: unknown }, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge: options['challenge'], origin, crossOrigin: false }))
}

function authenticatorData(origin: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), count])
}

/** CBOR (RFC 8949), the little of it that WebAuthn needs. */
function cborHead(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const cborInteger = (value: number) => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value))
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flat()])
