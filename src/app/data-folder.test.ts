import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'stadspoort-folder-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('is made for its owner alone, with the folders above it', () => {
  const folder = path.join(parent, 'a', 'b')
  const opened = openDataFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(opened.file('database')).toBe(path.join(folder, 'database'))
  opened.release()
  opened.release()
})

test('that is in use says by whom and what to do', () => {
  const { release } = openDataFolder(parent)
  expect(() => openDataFolder(parent)).toThrow(
    `De gegevensmap ${parent} is in gebruik door proces ${process.pid}. Stop dat proces of kies een andere map met --data.`,
  )
  release()
  openDataFolder(parent).release()
})

test('that cannot be says so in a sentence, and makes nothing', () => {
  const file = path.join(parent, 'bestand')
  writeFileSync(file, '')
  expect(() => openDataFolder(path.join(file, 'data'))).toThrow(/is niet te gebruiken\. Controleer of de map bestaat/)
  expect(existsSync(path.join(file, 'data'))).toBe(false)
})
