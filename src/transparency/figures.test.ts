import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../kernel/json.ts'
import { countUsage } from './count-usage.ts'
import { countRecords, type Figure, total } from './figures.ts'
import type { Counting, UsageStore } from './store.ts'

const opened = (useCase: string, at: string): JsonObject => ({ type: 'passage.opened', useCase: { id: useCase }, at })
const refused = (useCase: string, at: string): JsonObject => ({ ...opened(useCase, at), type: 'passage.refused' })
const closed = (index: number, at: string, replaced: JsonObject): JsonObject => ({
  type: 'passage.closed',
  opened: index,
  at,
  replaced,
})

describe('figures of use', () => {
  it('count passages, refusals and protected values per use case and month', () => {
    const first = opened('a', '2026-10-31T23:59:59Z')
    expect(
      countRecords([
        { record: first },
        { record: closed(0, '2026-11-01T00:00:01Z', { PERSON: 2, BSN: 1 }), opened: first },
        { record: refused('a', '2026-11-02T00:00:00Z') },
        { record: { type: 'key.created', at: '2026-11-02T00:00:00Z' } },
      ]),
    ).toEqual([
      { useCase: 'a', month: '2026-10', passages: 1, refused: 0, protectedValues: 0 },
      { useCase: 'a', month: '2026-11', passages: 0, refused: 1, protectedValues: 3 },
    ])
  })

  it('are the same however often the counting is broken off and taken up again', async () => {
    const log = [opened('a', '2026-11-01T00:00:00Z'), closed(0, '2026-11-01T00:00:01Z', { PERSON: 1 })]
    for (let i = 0; i < 2500; i++) log.push(refused('b', '2026-11-03T00:00:00Z'))
    const kept: Figure[] = []
    let place = 0
    let faults = 2
    const store: UsageStore = {
      counted: async () => place,
      add: async ({ from, to, figures }: Counting) => {
        if (from === 1000 && faults-- > 0) throw new Error('the database is away')
        kept.push(...figures)
        place = to
      },
      all: async () => kept,
    }
    const bytesOf = (record: unknown) => Buffer.from(JSON.stringify(record))
    const ledger = {
      size: () => log.length,
      entry: async (index: number) => bytesOf(log[index]),
      entriesFrom: async (index: number) => log.slice(index, index + 256 - (index % 256)).map(bytesOf),
    }
    const count = () => countUsage({ tenant: 't', node: 'n', ledger, store })
    await expect(count()).rejects.toThrow('away')
    await expect(count()).rejects.toThrow('away')
    await count()
    await count()
    expect(total(kept)).toEqual({ passages: 1, refused: 2500, protectedValues: 1 })
  })
})
