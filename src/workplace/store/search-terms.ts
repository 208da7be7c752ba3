import { and, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'

const searchTerm = pgTable('search_term', {
  tenant: text('tenant').notNull(),
  owner: text('owner').notNull(),
  term: bytes('term').notNull(),
  conversation: text('conversation').notNull(),
  message: text('message').notNull(),
})

/** Whose words these are and where they stand; `message` is empty for a title. */
export interface Indexed {
  readonly tenant: string
  readonly owner: string
  readonly conversation: string
  readonly message: string
}

export interface Hit {
  readonly conversation: string
  readonly message: string
  readonly matched: number
}

// PostgreSQL takes at most 65,535 parameters in a statement; a term is five.
const mostAtOnce = 10_000

export function createSearchStore(tables: Tables) {
  return {
    /** Replaces the words of a message or title. */
    put: (place: Indexed, terms: readonly Buffer[]): Promise<void> =>
      tables.inTenant(place.tenant, async (db) => {
        const isHere = and(eq(searchTerm.conversation, place.conversation), eq(searchTerm.message, place.message))
        await db.delete(searchTerm).where(isHere)
        for (let i = 0; i < terms.length; i += mostAtOnce) {
          const rows = terms.slice(i, i + mostAtOnce).map((term) => ({ ...place, term }))
          await db.insert(searchTerm).values(rows).onConflictDoNothing()
        }
      }),

    /** Conversations of one person in which all terms stand somewhere; best message of each, most matches first. */
    find: (
      { tenant, owner }: Pick<Indexed, 'tenant' | 'owner'>,
      terms: readonly Buffer[],
      limit: number,
    ): Promise<Hit[]> =>
      tables.inTenant(tenant, async (db) => {
        const isSought = and(eq(searchTerm.owner, owner), inArray(searchTerm.term, [...terms]))
        const whole = db
          .select({ conversation: searchTerm.conversation })
          .from(searchTerm)
          .where(isSought)
          .groupBy(searchTerm.conversation)
          .having(eq(countDistinct(searchTerm.term), terms.length))
          .orderBy(desc(sql`max(${searchTerm.message})`))
          .limit(limit)
        const matched = countDistinct(searchTerm.term)
        const rows = await db
          .select({ conversation: searchTerm.conversation, message: searchTerm.message, matched })
          .from(searchTerm)
          .where(and(isSought, inArray(searchTerm.conversation, whole)))
          .groupBy(searchTerm.conversation, searchTerm.message)
          .orderBy(desc(matched), desc(searchTerm.message))
        return bestPerConversation(rows)
      }),
  }
}
export type SearchStore = ReturnType<typeof createSearchStore>

/** The rows come best first. */
function bestPerConversation(rows: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>()
  for (const row of rows) if (!best.has(row.conversation)) best.set(row.conversation, row)
  return [...best.values()]
}
