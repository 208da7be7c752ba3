/** Goes through the records of the ledger that are new since the last time, and adds their counts up. */
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import type { Ledger } from '../ledger/index.ts'
import { type CountedRecord, countRecords, isCounted, opensAt } from './figures.ts'
import type { UsageStore } from './store.ts'

/** Records in one transaction; also how many an interrupted count does again at most. */
const atOnce = 1000

export interface UsageLog {
  readonly tenant: string
  readonly node: string
  readonly ledger: Pick<Ledger, 'size' | 'entry' | 'entriesFrom'>
  readonly store: UsageStore
}

export async function countUsage({ tenant, node, ledger, store }: UsageLog): Promise<void> {
  const size = ledger.size()
  let from = await store.counted(tenant, node)
  while (from < size) {
    const to = Math.min(from + atOnce, size)
    const figures = countRecords(await readRecords(ledger, from, to))
    await store.add({ tenant, node, from, to, figures })
    from = to
  }
}

async function readRecords(
  ledger: Pick<Ledger, 'entry' | 'entriesFrom'>,
  from: number,
  to: number,
): Promise<CountedRecord[]> {
  const records: JsonObject[] = []
  while (records.length < to - from) {
    const entries = await ledger.entriesFrom(from + records.length)
    records.push(...entries.slice(0, to - from - records.length).map(recordIn))
  }
  const found: CountedRecord[] = []
  for (const record of records) {
    if (!isCounted(record)) continue
    const opened = opensAt(record)
    if (opened === undefined) found.push({ record })
    else found.push({ record, opened: records[opened - from] ?? recordIn(await ledger.entry(opened)) })
  }
  return found
}

function recordIn(entry: Buffer): JsonObject {
  const record: unknown = JSON.parse(entry.toString('utf8'))
  return isJsonObject(record) ? record : {}
}
