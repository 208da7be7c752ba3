import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import { bigint, date, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { ApiKey, KeyLimits } from '../api-key.ts'
import { dateOf } from './moments.ts'

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

export function keyStore(tables: Tables) {
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

export function commitmentStore(tables: Tables) {
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
