import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { key, makeLedger, verifierKey } from '../../test/ledger/make-ledger.ts'
import { parseVerifierKey } from './note.ts'
import { checkProofFile, parseProofFile } from './proof-file.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'stadspoort-proof-'))
const logKey = parseVerifierKey(verifierKey)
let file = ''
let record: Buffer = Buffer.alloc(0)

beforeAll(async () => {
  const ledger = await makeLedger({ directory })
  for (let n = 0; n < 300; n++) await ledger.append({ n })
  file = await ledger.prove(257)
  record = await ledger.entry(257)
  await ledger.close()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function check(text: string, bytes: Buffer = record) {
  if (logKey === undefined) throw new Error(`not a key: ${verifierKey} ${key.publicKey.toString('hex')}`)
  return checkProofFile(text, bytes, logKey)
}

test('a proof file shows that a record is in the log, with nothing else at hand', () => {
  expect(check(file)).toMatchObject({ ok: true, index: 257, checkpoint: { size: 300 } })
  expect(check(file.replace('\nindex', `\nextra ${Buffer.from('case 12').toString('base64')}\nindex`)).ok).toBe(true)
})

test('a proof file shows nothing about another record, place or log', async () => {
  expect(check(file, Buffer.from('{"n":258}')).ok).toBe(false)
  expect(check(file.replace('index 257', 'index 256')).ok).toBe(false)
  expect(check(file.replace('\n300\n', '\n301\n')).ok).toBe(false)
})

test('a proof file with any one byte changed is refused or has its proof intact', () => {
  const proof = parseProofFile(file)?.proof
  for (let at = 0; at < file.length; at++) {
    const changed = `${file.slice(0, at)}${file[at] === 'A' ? 'B' : 'A'}${file.slice(at + 1)}`
    if (changed !== file && check(changed).ok) expect(parseProofFile(changed)?.proof).toEqual(proof)
  }
})
