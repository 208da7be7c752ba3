/** What the two database engines have in common. */
import type { Sql } from '../../kernel/tables.ts'

export interface Engine {
  readonly kind: 'pglite' | 'postgresql'
  readonly sql: Sql
  /** Runs a file of statements in one transaction; `also` runs in that same transaction. */
  script(text: string, also?: { readonly text: string; readonly values: readonly unknown[] }): Promise<void>
  rows(text: string, values?: readonly unknown[]): Promise<readonly { readonly [column: string]: unknown }[]>
  /** Keeps other processes from migrating at the same time. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}
