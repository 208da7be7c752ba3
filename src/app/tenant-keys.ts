/**
 * The key of each municipality: 32 bytes of chance in a file of the data folder, beside the database and never in it. Every
 * purpose gets a key of its own (RFC 5869), so that no two uses share bytes.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Vault } from '../identity/index.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import { seal, unseal } from '../workplace/index.ts'
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
  const sealing = (tenant: string, what: string) => ({
    key: keyFor(tenant, 'sealed secrets'),
    context: `${tenant}/${what}`,
    random: randomBytes,
  })
  return {
    of,
    keyFor,
    seal: (tenant, what, secret) => seal(secret, sealing(tenant, what)),
    open: (tenant, what, sealed) => unseal(sealed, sealing(tenant, what)).toString(),
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
