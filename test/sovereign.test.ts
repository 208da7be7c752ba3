/** Sovereign by construction: the house needs no network, and calls nobody but the model it was told about. */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { found } from './requires.ts'

const journey = fileURLToPath(new URL('./offline-journey.mjs', import.meta.url))
const running: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 110_000,
  killSignal: 'SIGKILL',
}
const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'stadspoort-offline-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

interface Journey {
  readonly status: number
  readonly receipt: string
  readonly answer: string
  readonly seen: string
  readonly upstreamPort: number
  readonly letter: string
}

function expectGoverned(result: Journey): void {
  expect(result.status).toBe(200)
  expect(result.answer).toBe(`Ik las: ${result.letter}`)
  expect(result.receipt).toMatch(/^\d+;origin=/)
  for (const value of ['999900018', 'Jansen', 'p.jansen@voorbeeld.example']) expect(result.seen).not.toContain(value)
}

describe.skipIf(!found('namespaces'))('on a machine without a network', () => {
  it('passes the main path in a network namespace that has no route', () => {
    const script = `ip link set lo up 2>/dev/null || ifconfig lo up; exec "${process.execPath}" "${journey}" "${folder()}"`
    const output = execFileSync('unshare', ['-rn', 'sh', '-c', script], running)
    expectGoverned(JSON.parse(output) as Journey)
  }, 120_000)
})

describe.skipIf(!found('strace'))('outbound traffic', () => {
  it('connects to nobody but the configured model', () => {
    const made = folder()
    const trace = join(made, 'trace')
    const output = execFileSync(
      process.execPath,
      [journey, made, 'strace', '-f', '-qq', '-e', 'trace=connect', '-o', trace],
      running,
    )
    const result = JSON.parse(output) as Journey
    expectGoverned(result)
    const calls = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.includes('connect(') && !line.includes('AF_UNIX'))
    expect(calls.length).toBeGreaterThan(0)
    for (const call of calls)
      expect(call).toContain(`sin_port=htons(${result.upstreamPort}), sin_addr=inet_addr("127.0.0.1")`)
  }, 120_000)
})
