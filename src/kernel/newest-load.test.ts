import { expect, test } from 'vitest'
import { newestLoad } from './newest-load.ts'

test('a slow load that began earlier does not overwrite a later one', async () => {
  const finish: ((value: string) => void)[] = []
  const seen: string[] = []
  const reload = newestLoad(
    () => new Promise<string>((resolve) => finish.push(resolve)),
    (value) => seen.push(value),
  )
  const early = reload()
  const late = reload()
  finish[1]?.('late')
  await late
  finish[0]?.('early')
  await early
  expect(seen).toEqual(['late'])
})

test('loads that end in order are all used', async () => {
  let count = 0
  const seen: number[] = []
  const reload = newestLoad(
    async () => ++count,
    (value) => seen.push(value),
  )
  await reload()
  await reload()
  expect(seen).toEqual([1, 2])
})
