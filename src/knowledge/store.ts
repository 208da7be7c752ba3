import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../kernel/columns.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Passage, ReadDocument } from './passage/passage.ts'

const collection = pgTable('knowledge_collection', {
  tenant: text('tenant').notNull(),
  id: text('id').notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
  createdAt: moment('created_at').notNull(),
})

const document = pgTable('knowledge_document', {
  tenant: text('tenant').notNull(),
  collection: text('collection').notNull(),
  name: text('name').notNull(),
  title: text('title').notNull(),
  digest: bytes('digest').notNull(),
  bytes: integer('bytes').notNull(),
  importedAt: moment('imported_at').notNull(),
})

const passage = pgTable('knowledge_passage', {
  tenant: text('tenant').notNull(),
  collection: text('collection').notNull(),
  document: text('document').notNull(),
  number: integer('number').notNull(),
  address: text('address').notNull(),
  caption: text('caption').notNull(),
  context: text('context').array().notNull(),
  text: text('text').notNull(),
})

/** A collection of one municipality. */
export interface Shelf {
  readonly tenant: string
  readonly collection: string
}

export interface NewDocument extends ReadDocument {
  readonly name: string
  readonly digest: Buffer
  readonly bytes: number
}

export interface StoredDocument {
  readonly name: string
  readonly title: string
  readonly passages: readonly Passage[]
}

export interface PassagePlace {
  readonly document: string
  readonly number: number
}

// PostgreSQL takes at most 65,535 parameters in a statement; a passage is eight.
const mostAtOnce = 1000

export function createKnowledgeStore(tables: Tables) {
  return {
    /** The version of what is in a collection; undefined when there is no such collection. */
    version: ({ tenant, collection: id }: Shelf): Promise<number | undefined> =>
      tables.inTenant(tenant, async (db) => {
        const [row] = await db.select({ version: collection.version }).from(collection).where(eq(collection.id, id))
        return row?.version
      }),

    /** Digests of the documents that are there, by name. */
    digests: ({ tenant, collection: id }: Shelf): Promise<ReadonlyMap<string, Buffer>> =>
      tables.inTenant(tenant, async (db) => {
        const rows = await db
          .select({ name: document.name, digest: document.digest })
          .from(document)
          .where(eq(document.collection, id))
        return new Map(rows.map(({ name, digest }) => [name, digest]))
      }),

    /** Puts documents in place of those of the same name, all or none; makes the collection when it is new. */
    put: ({ tenant, collection: id }: Shelf, documents: readonly NewDocument[], at: Date): Promise<void> =>
      tables.inTenant(tenant, async (db) => {
        await db
          .insert(collection)
          .values({ tenant, id, version: 1, createdAt: at })
          .onConflictDoUpdate({
            target: [collection.tenant, collection.id],
            set: { version: sql`${collection.version} + 1` },
          })
        for (const { name, title, digest, bytes: size, passages } of documents) {
          await db.delete(document).where(and(eq(document.collection, id), eq(document.name, name)))
          await db.insert(document).values({ tenant, collection: id, name, title, digest, bytes: size, importedAt: at })
          const rows = passages.map((one, number) => ({
            ...{ tenant, collection: id, document: name, number, address: one.address, caption: one.caption },
            ...{ context: [...one.context], text: one.text },
          }))
          for (let i = 0; i < rows.length; i += mostAtOnce)
            await db.insert(passage).values(rows.slice(i, i + mostAtOnce))
        }
      }),

    /** Every document with its passages, by name, a bounded number of passages in memory at a time. */
    documents: (shelf: Shelf): AsyncGenerator<StoredDocument> => readDocuments(tables, shelf),

    /** Passages by place; a place that is gone gives nothing. */
    passages: ({ tenant, collection: id }: Shelf, places: readonly PassagePlace[]): Promise<StoredPassage[]> =>
      tables.inTenant(tenant, async (db) => {
        if (places.length === 0) return []
        const isOne = or(
          ...places.map((place) => and(eq(passage.document, place.document), eq(passage.number, place.number))),
        )
        return db
          .select()
          .from(passage)
          .where(and(eq(passage.collection, id), isOne))
      }),
  }
}

export interface StoredPassage extends Passage, PassagePlace {}
export type KnowledgeStore = ReturnType<typeof createKnowledgeStore>

const passagesAtOnce = 5000

async function* readDocuments(tables: Tables, { tenant, collection: id }: Shelf): AsyncGenerator<StoredDocument> {
  const titles = await tables.inTenant(tenant, (db) =>
    db.select({ name: document.name, title: document.title }).from(document).where(eq(document.collection, id)),
  )
  const titleOf = new Map(titles.map(({ name, title }) => [name, title]))
  const whole = (name: string, passages: readonly Passage[]) => ({ name, title: titleOf.get(name) ?? name, passages })
  let open: { name: string; passages: Passage[] } | undefined
  let after: PassagePlace = { document: '', number: -1 }
  for (;;) {
    const rows = await passagesAfter(tables, { tenant, collection: id }, after)
    for (const row of rows) {
      if (open?.name !== row.document) {
        if (open !== undefined) yield whole(open.name, open.passages)
        open = { name: row.document, passages: [] }
      }
      open.passages.push(row)
      after = row
    }
    if (rows.length > 0) continue
    if (open !== undefined) yield whole(open.name, open.passages)
    return
  }
}

function passagesAfter(tables: Tables, { tenant, collection: id }: Shelf, { document: name, number }: PassagePlace) {
  const isLater = or(gt(passage.document, name), and(eq(passage.document, name), gt(passage.number, number)))
  return tables.inTenant(tenant, (db) =>
    db
      .select()
      .from(passage)
      .where(and(eq(passage.collection, id), isLater))
      .orderBy(asc(passage.document), asc(passage.number))
      .limit(passagesAtOnce),
  )
}
