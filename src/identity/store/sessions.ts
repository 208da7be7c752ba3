import { and, eq, lt, ne, or } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { isSessionWay, type Session } from '../session.ts'

const session = pgTable('session', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  secretHash: text('secret_hash').notNull(),
  personId: text('person_id').notNull(),
  way: text('way').notNull(),
  device: text('device').notNull(),
  startedAt: moment('started_at').notNull(),
  provedAt: moment('proved_at').notNull(),
  lastSeenAt: moment('last_seen_at').notNull(),
  endsAt: moment('ends_at').notNull(),
})

export interface StoredSession extends Session {
  readonly secretHash: string
}

/** Sessions of one person: all of them, one, or all but one. */
export interface WhichSessions {
  readonly tenant: string
  readonly personId: string
  readonly id?: string
  readonly except?: string | undefined
}

export function sessionStore(tables: Tables) {
  const one = (tenant: string, id: string) => and(eq(session.tenant, tenant), eq(session.id, id))

  return {
    sessions: (tenant: string): Promise<StoredSession[]> =>
      tables.inTenant(tenant, async (sql) =>
        (await sql.select().from(session).where(eq(session.tenant, tenant))).map(readSession),
      ),

    /** Adds a session and ends the one it replaces, in one step. */
    addSession: (added: StoredSession, replaces: string | undefined): Promise<void> =>
      tables.inTenant(added.tenant, async (sql) => {
        if (replaces !== undefined) await sql.delete(session).where(one(added.tenant, replaces))
        const { startedAt, provedAt, lastSeenAt, endsAt, ...rest } = added
        await sql.insert(session).values({
          ...rest,
          startedAt: new Date(startedAt),
          provedAt: new Date(provedAt),
          lastSeenAt: new Date(lastSeenAt),
          endsAt: new Date(endsAt),
        })
      }),

    seeSession: ({ tenant, id }: Session, now: number): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        const isEarlier = lt(session.lastSeenAt, new Date(now))
        await sql
          .update(session)
          .set({ lastSeenAt: new Date(now) })
          .where(and(one(tenant, id), isEarlier))
      }),

    /** As the database knows it, which other processes write too; undefined when the session was ended. */
    lastSeen: ({ tenant, id }: Session): Promise<number | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const [row] = await sql.select({ lastSeenAt: session.lastSeenAt }).from(session).where(one(tenant, id))
        return row?.lastSeenAt.getTime()
      }),

    /** @returns how many ended */
    endSessions: ({ tenant, personId, id, except }: WhichSessions): Promise<number> =>
      tables.inTenant(tenant, async (sql) => {
        const which = and(
          eq(session.tenant, tenant),
          eq(session.personId, personId),
          id === undefined ? undefined : eq(session.id, id),
          except === undefined ? undefined : ne(session.id, except),
        )
        return (await sql.delete(session).where(which).returning({ id: session.id })).length
      }),

    /** Removes what ended by itself. */
    sweepSessions: (tenant: string, { now, idleSince }: { now: number; idleSince: number }): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        const isOver = or(lt(session.endsAt, new Date(now)), lt(session.lastSeenAt, new Date(idleSince)))
        await sql.delete(session).where(and(eq(session.tenant, tenant), isOver))
      }),
  }
}

function readSession(row: typeof session.$inferSelect): StoredSession {
  const { way, startedAt, provedAt, lastSeenAt, endsAt, ...rest } = row
  return {
    ...rest,
    // A way of a later version of the program counts as the weakest.
    way: isSessionWay(way) ? way : 'password',
    startedAt: startedAt.getTime(),
    provedAt: provedAt.getTime(),
    lastSeenAt: lastSeenAt.getTime(),
    endsAt: endsAt.getTime(),
  }
}
