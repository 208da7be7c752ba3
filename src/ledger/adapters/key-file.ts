/** Ledger keys in files that only their owner may read: Ed25519, PEM (PKCS #8). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import type { SigningKey } from '../note.ts'
import { ledgerKeyUnusable } from '../problems.ts'
import { nodeDisk } from './node-disk.ts'

function unusable(detail: string, cause?: unknown): Problem {
  return new Problem(ledgerKeyUnusable, { detail, cause })
}

function signingKey(privateKey: KeyObject): SigningKey {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x, 'base64url'),
    sign: (message) => sign(null, message, privateKey),
  }
}

/**
 * Makes a key and writes it to a new file with mode 0600; refuses (`ledger-key-unusable`) when the file exists.
 * The name appears only when the content is durable: a log whose key is lost can never be continued.
 */
export async function createSigningKey(path: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${path}.new`
  try {
    await rm(draft, { force: true })
    await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    await link(draft, path)
    await rm(draft)
    await nodeDisk.syncDirectory(dirname(path))
  } catch (cause) {
    throw unusable(`Het sleutelbestand ${path} kan niet worden gemaakt, of bestaat al.`, cause)
  }
  return signingKey(privateKey)
}

/** Reads a key; refuses (`ledger-key-unusable`) a file that others may read, and anything but an Ed25519 key. */
export async function loadSigningKey(path: string): Promise<SigningKey> {
  const { mode } = await stat(path).catch((cause: unknown) => {
    throw unusable(`Het sleutelbestand ${path} is niet gevonden.`, cause)
  })
  if ((mode & 0o077) !== 0) throw unusable(`Anderen kunnen ${path} lezen. Geef alleen de eigenaar toegang: chmod 600.`)
  const pem = await readFile(path)
  try {
    const privateKey = createPrivateKey(pem)
    if (privateKey.asymmetricKeyType === 'ed25519') return signingKey(privateKey)
  } catch (cause) {
    throw unusable(`In ${path} staat geen leesbare sleutel.`, cause)
  }
  throw unusable(`In ${path} staat geen Ed25519-sleutel.`)
}

/** Whether a file is there, of any kind. */
export function hasSigningKey(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
