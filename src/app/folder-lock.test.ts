import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, takeLock } from './folder-lock.ts'
import { isAlive, ownMark, type ProcessMark, silentAfterMs } from './process-mark.ts'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const writeLock = (number: number, mark: ProcessMark) =>
  writeFileSync(path.join(folder, `lock-${number}`), JSON.stringify(mark))

/** A process that takes the lock, says whether it did, and holds it until it is killed. */
function contender(): { readonly child: ChildProcess; readonly said: Promise<string> } {
  const lock = new URL('../../dist/app/folder-lock.js', import.meta.url).href
  const source = `const { takeLock } = await import(${JSON.stringify(lock)})
    const taken = takeLock(process.argv[1])
    console.log(taken.ok ? 'taken' : 'refused ' + taken.holder.pid)
    if (taken.ok) setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, folder])
  children.push(child)
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()))
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  return { child, said }
}

test('is held by one, named to the other, and free after its release', () => {
  const first = takeLock(folder)
  expect(first.ok).toBe(true)
  expect(takeLock(folder)).toEqual({ ok: false, holder: ownMark(), isElsewhere: false })
  expect(lockHolder(folder)).toEqual(ownMark())
  if (first.ok) first.release()
  expect(lockHolder(folder)).toBeUndefined()
  const second = takeLock(folder)
  expect(second.ok).toBe(true)
  if (second.ok) second.release()
})

test('leaves one small file, however often it is taken', () => {
  for (let i = 0; i < 20; i++) {
    const taken = takeLock(folder)
    if (taken.ok) taken.release()
  }
  expect(readdirSync(folder)).toEqual(['lock-20'])
})

test('of a process that was killed is taken over at once', async () => {
  const { child, said } = contender()
  expect(await said).toBe('taken')
  expect(takeLock(folder)).toMatchObject({ ok: false, holder: { pid: child.pid } })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  const taken = takeLock(folder)
  expect(taken.ok).toBe(true)
  if (taken.ok) taken.release()
})

test('goes to exactly one of many processes that want it at once, also when a dead one held it', async () => {
  writeLock(7, { ...ownMark(), pid: 2 ** 22 - 3, started: '1' })
  const said = await Promise.all(Array.from({ length: 6 }, () => contender().said))
  expect(said.filter((text) => text === 'taken')).toHaveLength(1)
  expect(said.filter((text) => text.startsWith('refused'))).toHaveLength(5)
})

test('survives a file that says nothing sensible', () => {
  writeFileSync(path.join(folder, 'lock-3'), '{"half')
  const taken = takeLock(folder)
  expect(taken.ok).toBe(true)
  if (taken.ok) taken.release()
})

test('of another machine counts until it was silent for a minute', () => {
  const file = path.join(folder, 'lock-1')
  writeLock(1, { ...ownMark(), host: 'elders', boot: 'anders' })
  expect(takeLock(folder)).toMatchObject({ ok: false, isElsewhere: true, holder: { host: 'elders' } })
  const old = (Date.now() - silentAfterMs - 1000) / 1000
  utimesSync(file, old, old)
  const taken = takeLock(folder)
  expect(taken.ok).toBe(true)
  if (taken.ok) taken.release()
})

test('a process is alive by its number and its start together, never by its number alone', () => {
  const now = Date.now()
  expect(isAlive(ownMark(), 0, now)).toBe(true)
  expect(isAlive({ ...ownMark(), started: '1' }, now, now)).toBe(false)
  expect(isAlive({ ...ownMark(), boot: 'vorige' }, 1, now)).toBe(false)
  // The same machine started again while its clock was off: silence decides.
  expect(isAlive({ ...ownMark(), boot: 'vorige' }, now, now)).toBe(true)
})
