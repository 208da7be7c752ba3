/** A municipality on this installation. */
export interface Tenant {
  /** Short name for addresses, files and commands: lower-case letters, digits and hyphens. */
  readonly id: string
  readonly name: string
  /** Made up to try things out: sample accounts and keys exist, and screens say so. */
  readonly isSample: boolean
}

/** Must match the check in the database. */
export const tenantId = /^[a-z][a-z0-9-]{0,62}$/
