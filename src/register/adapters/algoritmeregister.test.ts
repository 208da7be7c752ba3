import { afterEach, describe, expect, it } from 'vitest'
import { type Algoritmeregister, account, startAlgoritmeregister } from '../../../test/peers/algoritmeregister.ts'
import { asProblem } from '../../kernel/problem.ts'
import { createAlgoritmeregister } from './algoritmeregister.ts'

let peer: Algoritmeregister
afterEach(() => peer?.close())

async function open(password = account.password) {
  let now = 0
  const waits: number[] = []
  peer = await startAlgoritmeregister(() => now)
  const deliver = createAlgoritmeregister({
    account: { ...account, password, baseUrl: peer.url, tokenUrl: peer.tokenUrl },
    fetch: (url, init) => fetch(url, init),
    clock: { now: () => now, monotonic: () => now },
    requestsPerMinute: 25,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds
    },
  })
  return { deliver, waits }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no problem',
    (error: unknown) => asProblem(error).kind.code,
  )

describe('delivery to the Algoritmeregister', () => {
  it('waits rather than asking more than 25 times a minute, however much there is to publish', async () => {
    const { deliver, waits } = await open()
    for (let i = 0; i < 15; i++) await deliver.publish({ name: `toepassing ${i}` }, null)
    expect(peer.requests).toHaveLength(60)
    expect(waits).toEqual([60_000, 60_000])
  })

  it('believes no friendly answer: what is not in the register is not published', async () => {
    const { deliver } = await open()
    const lars = await deliver.publish({ name: 'een' }, null)
    // Renewing with the same content makes no new version there; what stands there is published all the same.
    expect(await deliver.publish({ name: 'een' }, lars)).toBe(lars)
    expect(await codeOf(deliver.publish({ name: 'een' }, '99'))).toBe('algoritmeregister-refused')
  })

  it('tells a wrong password and a register that is away apart', async () => {
    const { deliver } = await open('fout')
    expect(await codeOf(deliver.publish({}, null))).toBe('algoritmeregister-refused')
    await peer.close()
    const away = await open()
    await peer.close()
    expect(await codeOf(away.deliver.publish({}, null))).toBe('algoritmeregister-away')
  })
})
