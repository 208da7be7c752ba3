import { sha256 } from '../../kernel/sha256.ts'
import type { StoredVersion } from '../store/versions.ts'
import { house } from './present.ts'

/** Version 1 of a municipality: what Stadspoort is shipped with, in force from the start. */
export function firstVersion(tenant: string, text: string, now: Date): StoredVersion {
  return {
    tenant,
    id: `policy-1-${tenant}`,
    version: 1,
    text,
    hash: sha256(text).toString('hex').slice(0, 16),
    reason: 'Het beleid waarmee Stadspoort begint.',
    basedOn: null,
    state: 'approved',
    revision: 1,
    authors: [`${house}:levering`],
    createdAt: now,
    savedAt: now,
    approvedBy: `${house}:installatie`,
    approvedAt: now,
    effectiveAt: now,
  }
}
