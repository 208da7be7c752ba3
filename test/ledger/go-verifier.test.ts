/** Somebody else's code agrees: Go's own transparency-log packages verify our logs, and refuse changed ones. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportLog, type Ledger, verifyLog } from '../../src/ledger/index.ts'
import { leafHash } from '../../src/ledger/merkle.ts'
import { found } from '../requires.ts'
import { makeLedger, verifierKey } from './make-ledger.ts'

const sizes = [1, 255, 256, 257, 65_536, 65_537]
const folder = mkdtempSync(join(tmpdir(), 'ledger-go-'))
const program = join(folder, 'verifier')
const source = fileURLToPath(new URL('./verifier', import.meta.url))
const debianPackages = '/usr/share/gocode'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** With Debian's golang-golang-x-mod-dev, without network; otherwise with the module that go.sum pins. */
function goEnvironment(): NodeJS.ProcessEnv {
  const isDebian = existsSync(join(debianPackages, 'src/golang.org/x/mod/sumdb/tlog'))
  const cache = { GOFLAGS: '-buildvcs=false', GOCACHE: process.env.GOCACHE ?? join(folder, 'cache') }
  return { ...process.env, ...cache, ...(isDebian ? { GO111MODULE: 'off', GOPATH: debianPackages } : {}) }
}

/** Go without its module, and no way to fetch it, is as good as no Go. */
function hasGo(): boolean {
  if (!found('go')) return false
  const env = goEnvironment()
  return env.GO111MODULE === 'off' || spawnSync('go', ['mod', 'download'], { cwd: source, env }).status === 0
}

function go(...args: readonly string[]): { readonly ok: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

function at(size: number): string {
  return join(folder, `size-${size}`)
}

async function growTo(ledger: Ledger, size: number): Promise<void> {
  while (ledger.size() < size) {
    const count = Math.min(1_000, size - ledger.size())
    const start = ledger.size()
    await Promise.all(
      Array.from({ length: count }, (_, i) => ledger.append({ n: start + i, tekst: 'één “regel” — \n' })),
    )
  }
  await ledger.publish()
}

describe.skipIf(!hasGo())('Go, with its own transparency-log packages,', () => {
  beforeAll(async () => {
    execFileSync('go', ['build', '-o', program, 'main.go'], { cwd: source, env: goEnvironment() })
    const directory = join(folder, 'log')
    const ledger = await makeLedger({ directory, segmentBytes: 4 << 20 })
    for (const size of sizes) {
      await growTo(ledger, size)
      await exportLog({ directory, to: at(size) })
    }
    writeFileSync(join(folder, 'proof'), await ledger.prove(300))
    writeFileSync(join(folder, 'record'), await ledger.entry(300))
    await ledger.close()
  }, 120_000)

  test.each(sizes)('verifies a log of %i entries, and so do we', async (size) => {
    expect(go('log', verifierKey, at(size))).toEqual({ ok: true, output: `ok ${size}\n` })
    expect(await verifyLog({ directory: at(size), verifierKey })).toMatchObject({ ok: true, size })
  })

  test('verifies that each size continues the one before it, and so do we', async () => {
    expect(go('log', verifierKey, ...sizes.map(at))).toMatchObject({ ok: true })
    const checkpoint = readFileSync(join(at(257), 'checkpoint'), 'utf8')
    expect(await verifyLog({ directory: at(65_537), verifierKey, checkpoint })).toMatchObject({ ok: true })
  })

  test('verifies a proof file, and refuses it for another record', () => {
    expect(go('proof', verifierKey, join(folder, 'proof'), join(folder, 'record')).ok).toBe(true)
    writeFileSync(join(folder, 'other'), '{"n":301}')
    expect(go('proof', verifierKey, join(folder, 'proof'), join(folder, 'other')).ok).toBe(false)
  })

  test.each(mutations())('refuses %s, and so do we', async (_name, mutate) => {
    const directory = mkdtempSync(join(folder, 'changed-'))
    cpSync(at(257), directory, { recursive: true })
    mutate(directory)
    expect(go('log', verifierKey, directory).ok).toBe(false)
    const report = await verifyLog({ directory, verifierKey })
    expect(report.ok).toBe(false)
    expect(report.findings.length).toBeGreaterThan(0)
  })
})

type Mutation = [name: string, mutate: (directory: string) => void]

function edit(file: string, change: (bytes: Buffer) => Buffer): (directory: string) => void {
  return (directory) => writeFileSync(join(directory, file), change(readFileSync(join(directory, file))))
}

function flip(file: string, position: number): (directory: string) => void {
  return edit(file, (bytes) => {
    const at = position < 0 ? bytes.length + position : position
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  })
}

function inText(file: string, change: (text: string) => string): (directory: string) => void {
  return edit(file, (bytes) => Buffer.from(change(bytes.toString('utf8'))))
}

function entries(bundle: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at)
    found.push(bundle.subarray(at, end))
    at = end
  }
  return found
}

function reorder(change: (all: Buffer[]) => Buffer[]): (directory: string) => void {
  return edit('tile/entries/000', (bundle) => Buffer.concat(change(entries(bundle))))
}

function swap(all: Buffer[], a: number, b: number): Buffer[] {
  return all.map((entry, i) => (i === a ? all[b] : i === b ? all[a] : entry) ?? entry)
}

/** A smaller tree, honestly hashed by nobody: only the number in the checkpoint changes. */
const resized = inText('checkpoint', (text) => text.replace('\n257\n', '\n256\n'))

function mutations(): Mutation[] {
  const bundle = 'tile/entries/000'
  return [
    ['a flipped bit in the first record', flip(bundle, 2)],
    ['a flipped bit in the middle of a bundle', flip(bundle, 4_000)],
    ['a flipped bit at the end of a bundle', flip(bundle, -1)],
    ['a flipped bit in the last record', flip('tile/entries/001.p/1', 5)],
    ['a changed length of a record', flip(bundle, 1)],
    ['two records swapped', reorder((all) => swap(all, 3, 200))],
    ['a record removed', reorder((all) => all.toSpliced(17, 1))],
    ['a record written twice', reorder((all) => all.toSpliced(17, 1, all[16] ?? Buffer.alloc(0)))],
    ['a record inserted', reorder((all) => all.toSpliced(17, 0, all[16] ?? Buffer.alloc(0)))],
    ['a bundle cut short', edit(bundle, (bytes) => bytes.subarray(0, -1))],
    ['a bundle with something behind it', edit(bundle, (bytes) => Buffer.concat([bytes, Buffer.from([0])]))],
    ['an empty bundle', edit(bundle, () => Buffer.alloc(0))],
    ['a bundle that is gone', (directory) => rmSync(join(directory, bundle))],
    ['a flipped bit in the first hash', flip('tile/0/000', 0)],
    ['a flipped bit in the last hash', flip('tile/0/001.p/1', -1)],
    ['a flipped bit in a hash of a higher tile', flip('tile/1/000.p/1', 7)],
    ['a hash tile cut short', edit('tile/0/000', (bytes) => bytes.subarray(0, -32))],
    ['a hash tile that is gone', (directory) => rmSync(join(directory, 'tile/1/000.p/1'))],
    ['another size in the checkpoint', resized],
    ['a size with a leading zero', inText('checkpoint', (text) => text.replace('\n257\n', '\n0257\n'))],
    ['another root in the checkpoint', edit('checkpoint', rootChanged)],
    ['another origin in the checkpoint', inText('checkpoint', (text) => text.replace('node-1\n', 'node-2\n'))],
    ['a flipped bit in the signature', edit('checkpoint', signatureChanged)],
    ['a checkpoint without signature', inText('checkpoint', (text) => text.slice(0, text.indexOf('\n\n') + 2))],
    ['a checkpoint without its last newline', edit('checkpoint', (bytes) => bytes.subarray(0, -1))],
    ['a checkpoint signed by another name', inText('checkpoint', (text) => text.replace('— voor', '— Voor'))],
    ['an empty checkpoint', edit('checkpoint', () => Buffer.alloc(0))],
    ['a checkpoint that is gone', (directory) => rmSync(join(directory, 'checkpoint'))],
    [
      'the checkpoint of another size',
      (directory) => cpSync(join(at(65_537), 'checkpoint'), join(directory, 'checkpoint')),
    ],
    ['a record and its hash changed together', changeWithHash],
  ]
}

function rootChanged(note: Buffer): Buffer {
  const [origin = '', size = '', root = '', ...rest] = note.toString('utf8').split('\n')
  const bytes = Buffer.from(root, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return Buffer.from([origin, size, bytes.toString('base64'), ...rest].join('\n'))
}

function signatureChanged(note: Buffer): Buffer {
  const text = note.toString('utf8').trimEnd()
  const space = text.lastIndexOf(' ')
  const bytes = Buffer.from(text.slice(space + 1), 'base64')
  bytes[20] = (bytes[20] ?? 0) ^ 1
  return Buffer.from(`${text.slice(0, space)} ${bytes.toString('base64')}\n`)
}

function changeWithHash(directory: string): void {
  flip('tile/entries/001.p/1', 5)(directory)
  const [entry = Buffer.alloc(2)] = entries(readFileSync(join(directory, 'tile/entries/001.p/1')))
  writeFileSync(join(directory, 'tile/0/001.p/1'), leafHash(entry.subarray(2)))
}
