/** Everything identity keeps: people and how they sign in, keys, sessions. Each part owns its own tables. */
import type { Tables } from '../kernel/tables.ts'
import { accountStore, passkeyStore, providerLinkStore } from './store/accounts.ts'
import { commitmentStore, keyStore } from './store/keys.ts'
import { peopleStore } from './store/people.ts'
import { sessionStore } from './store/sessions.ts'
import { signInStore } from './store/sign-in.ts'

export type { Account, Passkey, PersonAt } from './store/accounts.ts'
export type { CommitmentKey, StoredKey } from './store/keys.ts'
export type { StoredSession, WhichSessions } from './store/sessions.ts'
export type { StoredStep } from './store/sign-in.ts'

export function createIdentityStore(tables: Tables) {
  return {
    ...peopleStore(tables),
    ...keyStore(tables),
    ...commitmentStore(tables),
    ...accountStore(tables),
    ...passkeyStore(tables),
    ...providerLinkStore(tables),
    ...sessionStore(tables),
    ...signInStore(tables),
  }
}
export type IdentityStore = ReturnType<typeof createIdentityStore>
