import type { Municipality } from '../account-deps.ts'
import type { Accounts } from '../accounts.ts'
import type { Sessions } from '../manage-sessions.ts'

/** What the routes need. */
export interface IdentityRoutesOptions {
  readonly identity: { readonly sessions: Sessions }
  readonly accounts: Accounts
  readonly municipalities: () => readonly Municipality[]
  /** Name of the municipality's provider; undefined where accounts are ours. */
  readonly providerName: string | undefined
  /** Where our own pages are; the first is where the provider sends people back to. */
  readonly origins: () => readonly string[]
  /** Milliseconds without use after which a session ends. */
  readonly idleMs: number
}
