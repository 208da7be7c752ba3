/**
 * The keys of one municipality: its own key (a file in the data folder) wraps a random key for every conversation, folder
 * and report. A wrapped key lies beside what it opens; erasing it makes the text unreadable, in old copies too.
 */
import { hkdfSync } from 'node:crypto'
import { keyLength, seal, unseal } from './seal.ts'

export interface Keyring {
  /** A fresh key, wrapped for keeping. @param of what it is the key of, e.g. `conversation/01j…` */
  make(of: string): { readonly key: Buffer; readonly wrapped: Buffer }
  open(wrapped: Buffer, of: string): Buffer
  /** Seals a text of a row; `field` names row and column, e.g. `message/01j…/text`. */
  seal(text: string, key: Buffer, field: string): Buffer
  unseal(sealed: Buffer, key: Buffer, field: string): string
  /** The key of one person's blind index. */
  searchKey(owner: string): Buffer
}

export interface KeyringOptions {
  readonly tenant: string
  /** 32 bytes. */
  readonly tenantKey: Buffer
  readonly random: (length: number) => Buffer
}

export function createKeyring({ tenant, tenantKey, random }: KeyringOptions): Keyring {
  if (tenantKey.length !== keyLength) throw new Error('The key of a municipality has 32 bytes')
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', tenantKey, '', `stadspoort ${purpose} v1\n${tenant}`, keyLength))
  const wrappingKey = derive('key wrapping')
  const wrapping = (of: string) => ({ key: wrappingKey, context: `${tenant}/key/${of}`, random })
  return {
    make: (of) => {
      const key = random(keyLength)
      return { key, wrapped: seal(key, wrapping(of)) }
    },
    open: (wrapped, of) => unseal(wrapped, wrapping(of)),
    seal: (text, key, field) => seal(text, { key, context: `${tenant}/${field}`, random }),
    unseal: (sealed, key, field) => unseal(sealed, { key, context: `${tenant}/${field}` }).toString(),
    searchKey: (owner) => derive(`search of ${owner}`),
  }
}
