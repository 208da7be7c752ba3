import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { textKey } from './text-keys.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function dataFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-keys-'))
  folders.push(folder)
  return { path: folder, file: (name: string) => path.join(folder, name), release: () => undefined }
}

it('makes a key once, for its owner only, and another for each municipality', () => {
  const folder = dataFolder()
  const key = textKey(folder, 'a', randomBytes)
  expect(key).toHaveLength(32)
  expect(textKey(folder, 'a', randomBytes).equals(key)).toBe(true)
  expect(textKey(folder, 'b', randomBytes).equals(key)).toBe(false)
  expect(statSync(folder.file('keys/texts-a.key')).mode & 0o777).toBe(0o600)
})

it('refuses a key that others can read, or that is damaged', () => {
  const folder = dataFolder()
  textKey(folder, 'a', randomBytes)
  chmodSync(folder.file('keys/texts-a.key'), 0o644)
  expect(() => textKey(folder, 'a', randomBytes)).toThrow(/Anderen kunnen/)
  chmodSync(folder.file('keys/texts-a.key'), 0o600)
  writeFileSync(folder.file('keys/texts-a.key'), 'kort')
  expect(() => textKey(folder, 'a', randomBytes)).toThrow(/geen sleutel/)
})
