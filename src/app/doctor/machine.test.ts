import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkClock, checkDisk, checkFolder, checkVersions } from './machine.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-machine-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the data folder', () => {
  test.each([
    [0o700, 'ok'],
    [0o750, 'attention'],
    [0o770, 'attention'],
    [0o755, 'failure'],
    [0o701, 'failure'],
  ])('with rights %o is %s', (rights, state) => {
    chmodSync(folder, rights)
    const check = checkFolder(folder)
    expect(check.state).toBe(state)
    expect(check.detail).toContain(rights.toString(8))
    expect(check.advice).toBe(state === 'ok' ? null : `Geef alleen de eigenaar toegang: chmod 700 ${folder}`)
  })

  test('that is not there yet is no failure', () => {
    expect(checkFolder(path.join(folder, 'later')).state).toBe('attention')
  })
})

test('the disk is a failure below the least room, a warning below four times that', () => {
  const free = /^([\d.]+) MiB/.exec(checkDisk(folder, 0).detail)?.[1]?.replaceAll('.', '')
  const bytes = Number(free) * 1024 * 1024
  expect(checkDisk(folder, bytes * 2).state).toBe('failure')
  expect(checkDisk(folder, bytes / 2).state).toBe('attention')
  expect(checkDisk(folder, bytes / 8).state).toBe('ok')
  expect(checkDisk(path.join(folder, 'nog', 'niet', 'daar'), bytes / 8).state).toBe('ok')
})

test('the clock may not stand before the program or before the last record', () => {
  const made = Date.parse('2026-11-24T00:00:00Z')
  const now = Date.parse('2026-12-01T12:00:00Z')
  expect(checkClock({ now, made, lastRecord: undefined }).state).toBe('ok')
  expect(checkClock({ now, made, lastRecord: now - 1 }).state).toBe('ok')
  expect(checkClock({ now, made, lastRecord: now + 1000 }).state).toBe('ok')
  expect(checkClock({ now, made, lastRecord: now + 60_000 })).toMatchObject({
    state: 'failure',
    detail: expect.stringContaining('het logboek liep al tot 2026-12-01T12:01:00.000Z'),
  })
  expect(checkClock({ now: made - 60_000, made, lastRecord: undefined }).state).toBe('ok')
  expect(checkClock({ now: made - 7_200_000, made, lastRecord: undefined }).state).toBe('failure')
})

test('the versions are those that run', () => {
  expect(checkVersions()).toMatchObject({ state: 'ok', detail: expect.stringContaining(process.versions.node) })
})
