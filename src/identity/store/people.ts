import { and, eq } from 'drizzle-orm'
import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Person } from '../person.ts'
import { isRole } from '../roles.ts'
import { dateOf } from './moments.ts'

const person = pgTable('person', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  name: text('name').notNull(),
  department: text('department').notNull(),
  roles: text('roles').array().notNull(),
  groups: text('groups').array().notNull(),
  isSample: boolean('is_sample').notNull(),
  blockedAt: moment('blocked_at'),
  /** Made by the database itself. */
  pseudonym: text('pseudonym').notNull().default(''),
})

/** What can change of a person. */
export type PersonFields = Pick<Person, 'name' | 'department' | 'roles' | 'groups' | 'blockedAt'>

export function peopleStore(tables: Tables) {
  return {
    persons: (tenant: string): Promise<Person[]> =>
      tables.inTenant(tenant, async (sql) => (await sql.select().from(person).orderBy(person.id)).map(readPerson)),

    /** Whether it was added; false when the id was taken. */
    addPerson: (added: Omit<Person, 'pseudonym'>): Promise<boolean> =>
      tables.inTenant(added.tenant, async (sql) => {
        const { blockedAt, roles, groups, ...rest } = added
        const row = { ...rest, roles: [...roles], groups: [...groups], blockedAt: dateOf(blockedAt) }
        const rows = await sql.insert(person).values(row).onConflictDoNothing().returning({ id: person.id })
        return rows.length === 1
      }),

    setPerson: (tenant: string, id: string, to: PersonFields): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        const { blockedAt, roles, groups, ...rest } = to
        await sql
          .update(person)
          .set({ ...rest, blockedAt: dateOf(blockedAt), roles: [...roles], groups: [...groups] })
          .where(and(eq(person.tenant, tenant), eq(person.id, id)))
      }),
  }
}

function readPerson({ blockedAt, roles, ...row }: typeof person.$inferSelect): Person {
  return { ...row, roles: roles.filter(isRole), ...(blockedAt === null ? {} : { blockedAt: blockedAt.getTime() }) }
}
