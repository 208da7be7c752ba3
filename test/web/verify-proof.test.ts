/** The browser's own check of a receipt, against logs of every awkward size and against every kind of lie. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewLog } from '../../src/ledger/index.ts'
import type { ReceiptProof } from '../../src/workplace/contract.ts'
import { verifyProof } from '../../web/pages/workplace/proof/verify-proof.ts'
import { makeKey, makeLedger, origin, verifierKey } from '../ledger/make-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'stadspoort-proof-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function makeLog(size: number) {
  const directory = join(folder, String(size))
  const ledger = await makeLedger({ directory, segmentBytes: 1_000_000 })
  await Promise.all(Array.from({ length: size }, (_, n) => ledger.append({ n, type: 'test' })))
  await ledger.publish()
  await ledger.close()
  return viewLog(directory)
}

/** The receipt as the server gives it, made from a proof file (c2sp.org/tlog-proof@v1). */
async function receiptOf(log: Awaited<ReturnType<typeof viewLog>>, index: number): Promise<ReceiptProof> {
  const entry = await log.entry(index)
  const text = await log.prove(index)
  const end = text.indexOf('\n\n')
  const checkpoint = text.slice(end + 2)
  return {
    index,
    origin,
    entry: entry.toString('base64'),
    record: {},
    size: Number(checkpoint.split('\n')[1]),
    // The first two lines name the format and the index.
    proof: text.slice(0, end).split('\n').slice(2),
    checkpoint,
    verifierKey,
  }
}

describe.each([1, 2, 3, 5, 8, 255, 256, 257])('a log of %i records', (size) => {
  let log: Awaited<ReturnType<typeof viewLog>>
  beforeAll(async () => {
    log = await makeLog(size)
  })

  it('proves its first, middle and last record', async () => {
    for (const index of new Set([0, size >> 1, size - 1]))
      expect(await verifyProof(await receiptOf(log, index))).toEqual({ isIncluded: true, isSigned: true })
  })
})

describe('a lie', () => {
  let honest: ReceiptProof
  beforeAll(async () => {
    honest = await receiptOf(await makeLog(11), 6)
  })
  const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`

  it.each<[string, (receipt: ReceiptProof) => Partial<ReceiptProof>]>([
    ['another record', (receipt) => ({ entry: flip(receipt.entry) })],
    ['another place', () => ({ index: 7 })],
    ['a place outside the log', () => ({ index: 11 })],
    ['a changed step', (receipt) => ({ proof: receipt.proof.map((step, at) => (at === 1 ? flip(step) : step)) })],
    ['a step too few', (receipt) => ({ proof: receipt.proof.slice(1) })],
    ['a step too many', (receipt) => ({ proof: [...receipt.proof, receipt.entry] })],
    ['another size', (receipt) => ({ checkpoint: receipt.checkpoint.replace('\n11\n', '\n12\n') })],
    ['no checkpoint', () => ({ checkpoint: '' })],
  ])('about %s is not included', async (_name, change) => {
    expect(await verifyProof({ ...honest, ...change(honest) })).toMatchObject({ isIncluded: false })
  })

  it.each<[string, (receipt: ReceiptProof) => Partial<ReceiptProof>]>([
    ['of somebody else', () => ({ verifierKey: verifierKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+') })],
    ['that is absent', (receipt) => ({ checkpoint: receipt.checkpoint.split('\n\n')[0] + '\n\n' })],
    ['under another text', (receipt) => ({ checkpoint: receipt.checkpoint.replace('\n11\n', '\n12\n'), size: 12 })],
    ['of another log', () => ({ origin: 'andere.example/node-1' })],
  ])('with a signature %s is not signed', async (_name, change) => {
    expect(await verifyProof({ ...honest, ...change(honest) })).toMatchObject({ isSigned: false })
  })

  it('signed by another key with the same name is not signed', async () => {
    const other = makeKey()
    const typed = Buffer.concat([Buffer.from([1]), other.publicKey])
    const [name = '', id = ''] = verifierKey.split('+')
    const forged = `${name}+${id}+${typed.toString('base64')}`
    expect(await verifyProof({ ...honest, verifierKey: forged })).toMatchObject({ isSigned: false })
  })
})
