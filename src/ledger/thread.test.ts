import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../kernel/clock.ts'
import { createSigningKey, openLedger } from './index.ts'

test('keeps records and proves them, also after it is opened again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-'))
  const key = await createSigningKey(join(directory, 'key'))
  const open = () =>
    openLedger({ directory: join(directory, 'log/node-1'), origin: 'stad.example/node-1', key, clock: systemClock })
  const ledger = await open()
  const receipts = await Promise.all(Array.from({ length: 700 }, (_, i) => ledger.append({ b: i, a: 'één' })))
  expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, i) => i))
  expect((await ledger.entry(3)).toString()).toBe('{"a":"één","b":3}')
  await ledger.publish()
  await ledger.append({ last: true })
  await ledger.close()
  const again = await open()
  expect(again.size()).toBe(701)
  expect((await again.entry(700)).toString()).toBe('{"last":true}')
  expect(await again.prove(5)).toContain('c2sp.org/tlog-proof@v1\nindex 5\n')
  await again.close()
})
