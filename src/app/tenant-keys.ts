/**
 * The key of each municipality: 32 bytes of chance in a file of the data folder, beside the database and never in it. Every
 * purpose gets a key of its own (RFC 5869), so that no two uses share bytes.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Vault } from '../identity/index.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { DataFolder } from './data-folder.ts'

const keyBytes = 32
const unusable: ProblemKind = {
  code: 'tenant-key-unusable',
  status: 503,
  title: 'De sleutel van de gemeente is niet te gebruiken.',
}

export interface TenantKeys extends Vault {
  /** The key itself; features derive their own from it. */
  of(tenant: string): Buffer
}

/** Makes a key the first time it is needed. `of` throws Problem tenant-key-unusable: others can read it, or it is damaged. */
export function openTenantKeys(folder: Pick<DataFolder, 'file'>): TenantKeys {
  const open = new Map<string, Buffer>()
  const of = (tenant: string): Buffer => {
    const key = open.get(tenant) ?? readOrMake(folder, tenant)
    open.set(tenant, key)
    return key
  }
  const keyFor = (tenant: string, purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', of(tenant), '', `stadspoort ${purpose} v1\n${tenant}`, keyBytes))
  const context = (tenant: string, what: string) => Buffer.from(`${tenant}/${what}`)
  return {
    of,
    keyFor,
    seal: (tenant, what, secret) => seal(secret, keyFor(tenant, 'sealed secrets'), context(tenant, what)),
    open: (tenant, what, sealed) => unseal(sealed, keyFor(tenant, 'sealed secrets'), context(tenant, what)),
  }
}

function readOrMake(folder: Pick<DataFolder, 'file'>, tenant: string): Buffer {
  const file = folder.file(`keys/tenant-${tenant}.key`)
  mkdirSync(folder.file('keys'), { recursive: true, mode: 0o700 })
  try {
    // Never over another one: what is sealed with it would be lost.
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new Problem(unusable, { detail: `Anderen kunnen ${file} lezen. Geef alleen de eigenaar toegang: chmod 600.` })
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length === keyBytes) return key
  throw new Problem(unusable, { detail: `In ${file} staat geen sleutel van ${keyBytes} bytes.` })
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. */
function seal(secret: string, key: Buffer, context: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context)
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function unseal(sealed: Buffer, key: Buffer, context: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(context).setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString()
}
