import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { at, dateOf } from './moments.ts'

const account = pgTable('account', {
  tenant: text('tenant').notNull(),
  personId: text('person_id').notNull(),
  passwordHash: text('password_hash'),
  passwordChangedAt: moment('password_changed_at'),
  codeHash: text('code_hash'),
  codeExpiresAt: moment('code_expires_at'),
  resetAt: moment('reset_at'),
  resetBy: text('reset_by'),
  totpSecret: bytes('totp_secret'),
  totpStep: bigint('totp_step', { mode: 'number' }),
})

const passkey = pgTable('passkey', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  personId: text('person_id').notNull(),
  name: text('name').notNull(),
  publicKey: bytes('public_key').notNull(),
  counter: bigint('counter', { mode: 'number' }).notNull(),
  transports: text('transports').array().notNull(),
  createdAt: moment('created_at').notNull(),
  lastUsedAt: moment('last_used_at'),
})

const providerLink = pgTable('provider_link', {
  tenant: text('tenant').notNull(),
  issuer: text('issuer').notNull(),
  subject: text('subject').notNull(),
  personId: text('person_id').notNull(),
})

/** Whose account. */
export interface PersonAt {
  readonly tenant: string
  readonly personId: string
}

/** How a person signs in, as it is kept: hashes and a sealed secret. Times in milliseconds since the Unix epoch. */
export interface Account {
  readonly passwordHash?: string | undefined
  readonly passwordChangedAt?: number | undefined
  readonly codeHash?: string | undefined
  readonly codeExpiresAt?: number | undefined
  readonly resetAt?: number | undefined
  /** Id of the person who reset it; undefined when it was done from the command line. */
  readonly resetBy?: string | undefined
  readonly totpSecret?: Buffer | undefined
  /** The last step (30 seconds) of which a code was used. */
  readonly totpStep?: number | undefined
}

export interface Passkey {
  /** The credential id, base64url. */
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly createdAt: number
  readonly lastUsedAt?: number
}

export interface ProviderSubject {
  readonly issuer: string
  readonly subject: string
}

export function accountStore(tables: Tables) {
  const ofPerson = ({ tenant, personId }: PersonAt) => and(eq(account.tenant, tenant), eq(account.personId, personId))

  return {
    /** Empty for a person who has none. */
    account: (whose: PersonAt): Promise<Account> =>
      tables.inTenant(whose.tenant, async (sql) => {
        const [row] = await sql.select().from(account).where(ofPerson(whose))
        return row === undefined ? {} : readAccount(row)
      }),

    saveAccount: (whose: PersonAt, to: Account): Promise<void> =>
      tables.inTenant(whose.tenant, async (sql) => {
        const row = writeAccount(to)
        await sql
          .insert(account)
          .values({ tenant: whose.tenant, personId: whose.personId, ...row })
          .onConflictDoUpdate({ target: [account.tenant, account.personId], set: row })
      }),

    /** Takes the code away; true for the one who was first. */
    takeCode: (whose: PersonAt, codeHash: string): Promise<boolean> =>
      tables.inTenant(whose.tenant, async (sql) => {
        const rows = await sql
          .update(account)
          .set({ codeHash: null, codeExpiresAt: null })
          .where(and(ofPerson(whose), eq(account.codeHash, codeHash)))
          .returning({ personId: account.personId })
        return rows.length === 1
      }),

    /** Marks a TOTP step as used; true for the one who was first. */
    takeTotpStep: (whose: PersonAt, step: number): Promise<boolean> =>
      tables.inTenant(whose.tenant, async (sql) => {
        const rows = await sql
          .update(account)
          .set({ totpStep: step })
          .where(
            and(
              ofPerson(whose),
              isNotNull(account.totpSecret),
              or(isNull(account.totpStep), lt(account.totpStep, step)),
            ),
          )
          .returning({ personId: account.personId })
        return rows.length === 1
      }),

    /** People of a tenant who have an authenticator app. */
    peopleWithTotp: (tenant: string): Promise<string[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql.select({ personId: account.personId }).from(account).where(isNotNull(account.totpSecret))
        return rows.map((row) => row.personId)
      }),
  }
}

export function passkeyStore(tables: Tables) {
  const onePasskey = (tenant: string, id: string) => and(eq(passkey.tenant, tenant), eq(passkey.id, id))

  return {
    passkey: (tenant: string, id: string): Promise<Passkey | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const [row] = await sql.select().from(passkey).where(onePasskey(tenant, id))
        return row === undefined ? undefined : readPasskey(row)
      }),

    /** Of one person, or of a whole tenant; oldest first. */
    passkeys: (tenant: string, personId?: string): Promise<Passkey[]> =>
      tables.inTenant(tenant, async (sql) => {
        const which = personId === undefined ? undefined : eq(passkey.personId, personId)
        return (await sql.select().from(passkey).where(which).orderBy(passkey.createdAt)).map(readPasskey)
      }),

    /** Whether it was added; false when this passkey is known already. */
    addPasskey: (tenant: string, { createdAt, lastUsedAt, transports, ...added }: Passkey): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const dates = { createdAt: new Date(createdAt), lastUsedAt: dateOf(lastUsedAt) }
        const row = { tenant, ...added, ...dates, transports: [...transports] }
        const rows = await sql.insert(passkey).values(row).onConflictDoNothing().returning({ id: passkey.id })
        return rows.length === 1
      }),

    usePasskey: (tenant: string, id: string, { counter, now }: { counter: number; now: number }): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .update(passkey)
          .set({ counter, lastUsedAt: new Date(now) })
          .where(onePasskey(tenant, id))
      }),

    /** Whether this person has that passkey, and it has this name now. */
    renamePasskey: ({ tenant, personId }: PersonAt, id: string, name: string): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const which = and(onePasskey(tenant, id), eq(passkey.personId, personId))
        return (await sql.update(passkey).set({ name }).where(which).returning({ id: passkey.id })).length === 1
      }),

    /** Removes one passkey of a person, or all of them. @returns how many */
    removePasskeys: ({ tenant, personId }: PersonAt, id?: string): Promise<number> =>
      tables.inTenant(tenant, async (sql) => {
        const ofPerson = and(eq(passkey.tenant, tenant), eq(passkey.personId, personId))
        const which = id === undefined ? ofPerson : and(ofPerson, eq(passkey.id, id))
        return (await sql.delete(passkey).where(which).returning({ id: passkey.id })).length
      }),
  }
}

export function providerLinkStore(tables: Tables) {
  return {
    linkedPerson: (tenant: string, { issuer, subject }: ProviderSubject): Promise<string | undefined> =>
      tables.inTenant(tenant, async (sql) => {
        const [row] = await sql
          .select({ personId: providerLink.personId })
          .from(providerLink)
          .where(and(eq(providerLink.issuer, issuer), eq(providerLink.subject, subject)))
        return row?.personId
      }),

    /** Whether it was added; false when the subject is linked already. */
    addLink: ({ tenant, personId }: PersonAt, { issuer, subject }: ProviderSubject): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const row = { tenant, personId, issuer, subject }
        const rows = await sql
          .insert(providerLink)
          .values(row)
          .onConflictDoNothing()
          .returning({ personId: providerLink.personId })
        return rows.length === 1
      }),
  }
}

function readAccount(row: typeof account.$inferSelect): Account {
  return {
    passwordHash: row.passwordHash ?? undefined,
    passwordChangedAt: row.passwordChangedAt?.getTime(),
    codeHash: row.codeHash ?? undefined,
    codeExpiresAt: row.codeExpiresAt?.getTime(),
    resetAt: row.resetAt?.getTime(),
    resetBy: row.resetBy ?? undefined,
    totpSecret: row.totpSecret ?? undefined,
    totpStep: row.totpStep ?? undefined,
  }
}

/** A member that is there but undefined empties its column; one that is absent leaves it as it is. */
function writeAccount(to: Account) {
  const { passwordChangedAt, codeExpiresAt, resetAt, ...rest } = to
  const dates = { passwordChangedAt, codeExpiresAt, resetAt }
  const given = (values: object) => Object.entries(values).filter(([name]) => Object.hasOwn(to, name))
  return Object.fromEntries([
    ...given(rest).map(([name, value]) => [name, value ?? null]),
    ...given(dates).map(([name, value]) => [name, dateOf(value)]),
  ]) as Partial<typeof account.$inferInsert>
}

function readPasskey({ lastUsedAt, createdAt, tenant: _tenant, ...row }: typeof passkey.$inferSelect): Passkey {
  return { ...row, createdAt: createdAt.getTime(), ...at('lastUsedAt', lastUsedAt) }
}
