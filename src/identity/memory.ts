/** Fills the directory from the database, and again after a change here or in another process. */
import { newestLoad } from '../kernel/newest-load.ts'
import { createDirectory } from './directory.ts'
import type { IdentityStore } from './store.ts'

export function createMemory({ store, tenants }: { store: IdentityStore; tenants: () => readonly string[] }) {
  const directory = createDirectory()
  const reload = newestLoad(
    async () => ({
      keys: await Promise.all(tenants().map((tenant) => store.keys(tenant))),
      persons: await Promise.all(tenants().map((tenant) => store.persons(tenant))),
    }),
    ({ keys, persons }) => directory.replace(keys.flat(), persons.flat()),
  )
  const reloadSessions = newestLoad(
    () => Promise.all(tenants().map((tenant) => store.sessions(tenant))),
    (sessions) => directory.replaceSessions(sessions.flat()),
  )
  return {
    directory,
    /** Keys and persons. */
    reload,
    reloadSessions,
    reloadAll: async (): Promise<void> => {
      await Promise.all([reload(), reloadSessions()])
    },
  }
}
