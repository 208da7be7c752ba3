/** Versions of publications in the Algoritmeregister. Texts never change; steps are added to a version. */
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../../kernel/columns.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type PublicationContent, publicationContent } from '../publication-contract.ts'

const publication = pgTable('publication', {
  tenant: text('tenant').notNull(),
  useCase: text('use_case').notNull(),
  version: integer('version').notNull(),
  content: jsonb('content').notNull(),
  useCaseVersion: integer('use_case_version').notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
  releasedAt: moment('released_at'),
  releasedBy: text('released_by'),
  publishedAt: moment('published_at'),
  publishedBy: text('published_by'),
  retractedAt: moment('retracted_at'),
  retractedBy: text('retracted_by'),
  lars: text('lars'),
})

type Row = typeof publication.$inferSelect
export type StoredPublication = Readonly<Omit<Row, 'tenant' | 'content'>> & { readonly content: PublicationContent }
type Written = Pick<StoredPublication, 'useCase' | 'version' | 'content' | 'useCaseVersion' | 'savedAt' | 'savedBy'>
type Step = Partial<
  Pick<Row, 'releasedAt' | 'releasedBy' | 'publishedAt' | 'publishedBy' | 'retractedAt' | 'retractedBy' | 'lars'>
>

export function createPublicationStore(tables: Tables) {
  return {
    /** Newest first. */
    versions: (tenant: string, useCase: string): Promise<StoredPublication[]> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .select()
          .from(publication)
          .where(eq(publication.useCase, useCase))
          .orderBy(desc(publication.version))
        return rows.map(({ tenant: _tenant, ...row }) => ({ ...row, content: publicationContent.parse(row.content) }))
      }),
    /** The number that the Algoritmeregister gave. */
    lars: (tenant: string, useCase: string): Promise<string | null> =>
      tables.inTenant(tenant, async (sql) => {
        const [row] = await sql
          .select({ lars: publication.lars })
          .from(publication)
          .where(and(eq(publication.useCase, useCase), isNotNull(publication.lars)))
          .orderBy(desc(publication.version))
          .limit(1)
        return row?.lars ?? null
      }),
    /** Whether it was added; false when this version exists already. */
    add: (tenant: string, written: Written): Promise<boolean> =>
      tables.inTenant(tenant, async (sql) => {
        const rows = await sql
          .insert(publication)
          .values({ tenant, ...written })
          .onConflictDoNothing()
          .returning({ version: publication.version })
        return rows.length === 1
      }),
    mark: (
      tenant: string,
      { id, version }: { readonly id: string; readonly version: number },
      step: Step,
    ): Promise<void> =>
      tables.inTenant(tenant, async (sql) => {
        await sql
          .update(publication)
          .set(step)
          .where(and(eq(publication.useCase, id), eq(publication.version, version)))
      }),
  }
}
export type PublicationStore = ReturnType<typeof createPublicationStore>
