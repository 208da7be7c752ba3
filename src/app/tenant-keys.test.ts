import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openTenantKeys } from './tenant-keys.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function dataFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-keys-'))
  folders.push(folder)
  return { file: (name: string) => path.join(folder, name) }
}

it('makes a key once, for its owner only, and another for each municipality', () => {
  const folder = dataFolder()
  const key = openTenantKeys(folder).of('a')
  expect(key).toHaveLength(32)
  expect(openTenantKeys(folder).of('a').equals(key)).toBe(true)
  expect(openTenantKeys(folder).of('b').equals(key)).toBe(false)
  expect(statSync(folder.file('keys/tenant-a.key')).mode & 0o777).toBe(0o600)
})

it('refuses a key that others can read, or that is damaged', () => {
  const folder = dataFolder()
  openTenantKeys(folder).of('a')
  const file = folder.file('keys/tenant-a.key')
  chmodSync(file, 0o644)
  expect(() => openTenantKeys(folder).of('a')).toThrow(/Anderen kunnen/)
  chmodSync(file, 0o600)
  writeFileSync(file, 'kort')
  expect(() => openTenantKeys(folder).of('a')).toThrow(/geen sleutel/)
})

it('gives every purpose a key of its own, and opens a secret only where it was sealed', () => {
  const keys = openTenantKeys(dataFolder())
  expect(keys.keyFor('a', 'een').equals(keys.keyFor('a', 'twee'))).toBe(false)
  const sealed = keys.seal('a', 'totp/fatima', 'geheim')
  expect(keys.open('a', 'totp/fatima', sealed)).toBe('geheim')
  expect(() => keys.open('a', 'totp/joris', sealed)).toThrow()
  expect(() => keys.open('b', 'totp/fatima', sealed)).toThrow()
})
