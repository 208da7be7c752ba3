/** Kinds of columns that the identity tables share. */
import { customType, timestamp } from 'drizzle-orm/pg-core'

export const moment = (name: string) => timestamp(name, { withTimezone: true })

export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
})

export function dateOf(milliseconds: number | undefined): Date | null {
  return milliseconds === undefined ? null : new Date(milliseconds)
}

/** A moment that may be absent, as a member that may be absent. */
export function at<Name extends string>(name: Name, date: Date | null): { readonly [N in Name]?: number } {
  return date === null ? {} : ({ [name]: date.getTime() } as { readonly [N in Name]: number })
}
