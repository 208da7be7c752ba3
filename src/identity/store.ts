import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { bigint, boolean, customType, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Tables } from '../kernel/tables.ts'
import type { ApiKey, KeyLimits } from './api-key.ts'
import type { Person } from './person.ts'
import { isRole } from './roles.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true })
const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
})

const person = pgTable('person', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  name: text('name').notNull(),
  department: text('department').notNull(),
  roles: text('roles').array().notNull(),
  isSample: boolean('is_sample').notNull(),
  blockedAt: moment('blocked_at'),
})

const apiKey = pgTable('api_key', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  name: text('name').notNull(),
  secretHash: text('secret_hash').notNull(),
  useCase: text('use_case').notNull(),
  personId: text('person_id'),
  requestsPerMinute: integer('requests_per_minute').notNull(),
  tokensPerDay: bigint('tokens_per_day', { mode: 'number' }).notNull(),
  createdAt: moment('created_at').notNull(),
  revokedAt: moment('revoked_at'),
})

const commitmentKey = pgTable('commitment_key', {
  tenant: text('tenant').notNull(),
  apiKeyId: text('api_key_id').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  secret: bytes('secret').notNull(),
})

const keyColumns = { apiKeyId: commitmentKey.apiKeyId, day: commitmentKey.day, secret: commitmentKey.secret }

export interface StoredKey extends ApiKey {
  readonly secretHash: string
}

export interface CommitmentKey {
  readonly apiKeyId: string
  /** `YYYY-MM-DD` in Amsterdam. */
  readonly day: string
  readonly secret: Buffer
}

export function createIdentityStore(tables: Tables) {
  return { ...personQueries(tables), ...keyQueries(tables), ...commitmentQueries(tables) }
}
export type IdentityStore = ReturnType<typeof createIdentityStore>

function personQueries(tables: Tables) {
  return {
    persons: (tenant: string): Promise<Person[]> =>
      tables.inTenant(tenant, async (sql) => (await sql.select().from(person).orderBy(person.id)).map(readPerson)),

    /** Whether it was added; false when the id was taken. */
    addPerson: (added: Person): Promise<boolean> =>
      tables.inTenant(added.tenant, async (sql) => {
        const { blockedAt, roles, ...rest } = added
        const row = { ...rest, roles: [...roles], blockedAt: dateOf(blockedAt) }
        const rows = await sql.insert(person).values(row).onConflictDoNothing().returning({ id: person.id })
        return rows.length === 1
      }),

    setPerson: (
      tenant: string,
      id: string,
      to: { blockedAt: number | undefined; roles: readonly string[] },
    ): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .update(person)
          .set({ blockedAt: dateOf(to.blockedAt), roles: [...to.roles] })
          .where(and(eq(person.tenant, tenant), eq(person.id, id)))
      }),
  }
}

function keyQueries(tables: Tables) {
  return {
    keys: (tenant: string): Promise<StoredKey[]> =>
      tables.inTenant(tenant, async (sql) => (await sql.select().from(apiKey).orderBy(apiKey.createdAt)).map(readKey)),

    addKey: ({ limits, createdAt, revokedAt, ...key }: StoredKey): Promise<void> =>
      tables.inTenant(key.tenant, async (sql) => {
        await sql
          .insert(apiKey)
          .values({ ...key, ...limits, createdAt: new Date(createdAt), revokedAt: dateOf(revokedAt) })
      }),

    revokeKey: (tenant: string, id: string, at: number): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        // The first moment counts: revoking twice changes nothing.
        await sql
          .update(apiKey)
          .set({ revokedAt: new Date(at) })
          .where(and(oneKey(tenant, id), isNull(apiKey.revokedAt)))
      }),

    setLimits: (tenant: string, id: string, limits: KeyLimits): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .update(apiKey)
          .set({ ...limits })
          .where(oneKey(tenant, id))
      }),
  }
}

function commitmentQueries(tables: Tables) {
  return {
    commitmentKey: (tenant: string, apiKeyId: string, day: string): Promise<Buffer | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .select(keyColumns)
          .from(commitmentKey)
          .where(and(eq(commitmentKey.apiKeyId, apiKeyId), eq(commitmentKey.day, day)))
        return rows[0]?.secret
      }),

    commitmentKeysFrom: (tenant: string, firstDay: string): Promise<CommitmentKey[]> =>
      tables.inTenant(tenant, (sql) =>
        sql.select(keyColumns).from(commitmentKey).where(gte(commitmentKey.day, firstDay)),
      ),

    /** Two processes may make the same one: the first stays and both read it back. */
    addCommitmentKeys: (
      tenant: string,
      added: readonly CommitmentKey[],
      days: readonly string[],
    ): Promise<CommitmentKey[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = added.map((key) => ({ tenant, ...key }))
        await sql.insert(commitmentKey).values(rows).onConflictDoNothing()
        return sql
          .select(keyColumns)
          .from(commitmentKey)
          .where(inArray(commitmentKey.day, [...days]))
      }),

    /** @returns how many were erased */
    eraseCommitmentKeys: (tenant: string, apiKeyId: string, day: string | undefined): Promise<number> =>
      tables.inTenant(tenant, async (sql) => {
        const ofKey = and(eq(commitmentKey.tenant, tenant), eq(commitmentKey.apiKeyId, apiKeyId))
        const which = day === undefined ? ofKey : and(ofKey, eq(commitmentKey.day, day))
        return (await sql.delete(commitmentKey).where(which).returning({ day: commitmentKey.day })).length
      }),
  }
}

function oneKey(tenant: string, id: string) {
  return and(eq(apiKey.tenant, tenant), eq(apiKey.id, id))
}

function dateOf(milliseconds: number | undefined): Date | null {
  return milliseconds === undefined ? null : new Date(milliseconds)
}

function readPerson({ blockedAt, roles, ...row }: typeof person.$inferSelect): Person {
  return { ...row, roles: roles.filter(isRole), ...(blockedAt === null ? {} : { blockedAt: blockedAt.getTime() }) }
}

function readKey(row: typeof apiKey.$inferSelect): StoredKey {
  const { personId, revokedAt, createdAt, requestsPerMinute, tokensPerDay, ...rest } = row
  return {
    ...rest,
    limits: { requestsPerMinute, tokensPerDay },
    createdAt: createdAt.getTime(),
    ...(personId === null ? {} : { personId }),
    ...(revokedAt === null ? {} : { revokedAt: revokedAt.getTime() }),
  }
}
