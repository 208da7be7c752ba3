/** Kinds of columns that many tables share. */
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A point in time; UTC in the database. */
export const moment = (name: string) => timestamp(name, { withTimezone: true })

/** Bytes; both engines give them back as a `Buffer`. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
})
