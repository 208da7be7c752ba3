import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Problem } from '../kernel/problem.ts'
import { askServer, controlSocket, startControl } from './control.ts'

let folder: string
const closers: (() => Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-control-'))
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

const start: typeof startControl = async (data, handlers) => {
  const control = await startControl(data, handlers)
  closers.push(control.close)
  return control
}

test('answers a question with what its handler gives', async () => {
  await start(folder, { double: async (args) => Number(args) * 2, nothing: async () => null })
  expect(await askServer(folder, { verb: 'double', args: 21 })).toBe(42)
  expect(await askServer(folder, { verb: 'nothing' })).toBeNull()
})

test('says undefined when no server runs: never started, closed, or dead', async () => {
  expect(await askServer(folder, { verb: 'ping' })).toBeUndefined()
  expect(await askServer(path.join(folder, 'nergens'), { verb: 'ping' })).toBeUndefined()
  const { close } = await startControl(folder, {})
  await close()
  expect(await askServer(folder, { verb: 'ping' })).toBeUndefined()
  writeFileSync(path.join(folder, 'control.sock'), '')
  expect(await askServer(folder, { verb: 'ping' })).toBeUndefined()
})

test('only the owner may use the socket, also in a folder that is open to all', async () => {
  const open = path.join(folder, 'open')
  mkdirSync(open, { mode: 0o777 })
  const before = process.umask(0)
  try {
    await start(open, {})
  } finally {
    process.umask(before)
  }
  expect(statSync(controlSocket(open)).mode & 0o777).toBe(0o600)
  expect(process.umask()).toBe(before)
})

test('gives the problem of a handler with its kind, detail and issues', async () => {
  const kind = { code: 'proef', status: 409, title: 'Proef' }
  const issues = [{ pointer: '/a', detail: 'Dit kan niet.' }]
  await start(folder, { fail: () => Promise.reject(new Problem(kind, { detail: 'Zo kan het niet.', issues })) })
  const error = await askServer(folder, { verb: 'fail' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ kind, message: 'Zo kan het niet.', options: { issues } })
})

test('says nothing of a mistake of its own', async () => {
  await start(folder, { crash: () => Promise.reject(new Error('geheim-a')) })
  const error = await askServer(folder, { verb: 'crash' }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ kind: { code: 'internal-error' } })
  expect(String(error)).not.toContain('geheim-a')
})

test.each(['bestaat-niet', 'constructor', 'toString', '__proto__'])('knows no verb %s', async (verb) => {
  await start(folder, { ping: async () => null })
  await expect(askServer(folder, { verb })).rejects.toMatchObject({ kind: { code: 'unknown-verb' } })
})

test('refuses a command that is too long, and goes on', async () => {
  await start(folder, { ping: async () => 'er' })
  await expect(askServer(folder, { verb: 'ping', args: 'x'.repeat(2_000_000) })).rejects.toBeInstanceOf(Problem)
  expect(await askServer(folder, { verb: 'ping' })).toBe('er')
})

test('works in a folder whose path is too long for a socket, and leaves nothing behind', async () => {
  const deep = path.join(folder, 'x'.repeat(120))
  mkdirSync(deep)
  const { close } = await startControl(deep, { ping: async () => 'er' })
  const socket = controlSocket(deep)
  expect(socket.startsWith(deep)).toBe(false)
  expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700)
  expect(await askServer(deep, { verb: 'ping' })).toBe('er')
  await close()
  expect(existsSync(path.dirname(socket))).toBe(false)
  expect(readdirSync(deep)).toEqual([])
})

test('takes over what a server that was killed left behind', async () => {
  writeFileSync(path.join(folder, 'control.sock'), '')
  await start(folder, { ping: async () => 'er' })
  expect(await askServer(folder, { verb: 'ping' })).toBe('er')
})

test('never removes a folder that a pointer of somebody else names', async () => {
  const precious = path.join(folder, 'kostbaar')
  mkdirSync(precious)
  writeFileSync(path.join(folder, 'control.path'), path.join(precious, 'control.sock'))
  await start(folder, {})
  expect(existsSync(precious)).toBe(true)
})

test('says that the server broke off when it hangs up', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"ok"'))
  })
  await new Promise<void>((resolve) => server.listen(path.join(folder, 'control.sock'), resolve))
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  await expect(askServer(folder, { verb: 'ping' })).rejects.toMatchObject({ kind: { code: 'control-broke-off' } })
})
