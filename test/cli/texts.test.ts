/** Verbs for texts in files and pipes: they need no server, no database and no data folder. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '../house.ts'

const letter =
  'Geachte mevrouw De Boer, uw BSN is 999900018. Bel 06-12345678 of mail j.deboer@voorbeeld.example. ☎ 🙂\n'
const values = ['De Boer', '999900018', '06-12345678', 'j.deboer@voorbeeld.example']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadspoort-texts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Answer {
  readonly id: string | number | null
  readonly error?: string
  readonly spans?: readonly {
    start: number
    end: number
    type: string
    score: number
    by: string
    about?: { start: number; end: number }
  }[]
}

const answersIn = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)

describe('inspect', () => {
  it('answers each line in order, with offsets in UTF-16', async () => {
    const texts = ['🙂🙂 BSN 999900018', 'niets', '', letter]
    const input = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('')
    const ran = await runProgram(['inspect'], { input })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const answers = answersIn(ran.stdout)
    expect(answers.map(({ id }) => id)).toEqual([0, 1, 2, 3])
    expect(answers[0]?.spans).toEqual([{ start: 9, end: 18, type: 'BSN', score: expect.any(Number), by: 'bsn' }])
    expect(answers[1]?.spans).toEqual([])
    expect(answers[2]?.spans).toEqual([])
    const found = answers[3]?.spans?.map(({ start, end }) => letter.slice(start, end)) ?? []
    for (const value of values.slice(1)) expect(found).toContain(value)
  })

  it('says whom a sensitive term is said of, and nothing of that for other kinds', async () => {
    const text = 'Mevrouw Terlinden (BSN 999900018) heeft reuma.'
    const ran = await runProgram(['inspect'], { input: JSON.stringify({ id: 1, text }) })
    const spans = answersIn(ran.stdout)[0]?.spans ?? []
    expect(spans.map(({ type, about }) => [type, about && text.slice(about.start, about.end)])).toEqual([
      ['PERSON', undefined],
      ['BSN', undefined],
      ['HEALTH', 'Terlinden'],
    ])
  })

  it('answers a bad line with an error, goes on, and ends with exit code 1', async () => {
    const good = JSON.stringify({ id: 'ok', text: 'BSN 999900018' })
    const bad = [
      'geen json',
      '[]',
      '7',
      'null',
      '{"text":"x"}',
      '{"id":"a"}',
      '{"id":{},"text":"x"}',
      '{"id":1,"text":2}',
    ]
    const ran = await runProgram(['inspect'], { input: [good, ...bad, '', good].join('\n') })
    expect(ran.code).toBe(1)
    const answers = answersIn(ran.stdout)
    expect(answers.map(({ id }) => id)).toEqual(['ok', ...bad.map(() => null), 'ok'])
    for (const answer of answers.slice(1, -1)) expect(answer.error).toMatch(/^Deze regel/)
    expect(answers.at(-1)?.spans).toHaveLength(1)
  })

  it('finds more when it is strict', async () => {
    // Eight digits that pass as a BSN without its leading zero, and nothing around them that says so.
    const input = '{"id":1,"text":"In de lijst staat 12345672 onderaan."}\n'
    const spansWith = async (mode: string) =>
      answersIn((await runProgram(['inspect', '--mode', mode], { input })).stdout)[0]?.spans
    expect(await spansWith('balanced')).toEqual([])
    expect(await spansWith('strict')).toMatchObject([{ start: 18, end: 26, type: 'BSN' }])
  })

  it('answers a line at once, before the next one comes', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../bin/stadspoort', import.meta.url)), 'inspect'])
    try {
      const started = performance.now()
      child.stdin.write('{"id":1,"text":"BSN 999900018"}\n')
      const [first] = await new Promise<Buffer[]>((resolve) => child.stdout.once('data', (...parts) => resolve(parts)))
      expect(JSON.parse(String(first))).toMatchObject({ id: 1 })
      // One second on a machine of its own; the tests share theirs.
      expect(performance.now() - started).toBeLessThan(3000)
      child.stdin.end()
      expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('keeps its memory constant over many lines', async () => {
    const line = `${JSON.stringify({ id: 1, text: letter.repeat(20) })}\n`
    const peak = async (lines: number) => {
      const source = `const { run } = await import(${JSON.stringify(new URL('../../dist/app/cli/main.js', import.meta.url).href)})
        const line = Buffer.from(${JSON.stringify(line)})
        const input = (async function* () { for (let i = 0; i < ${lines}; i++) yield line })()
        const io = { input, print() {}, tell() {}, write: async () => {}, untilStopped: async () => {} }
        await run(['inspect'], io)
        console.log(process.resourceUsage().maxRSS)`
      const child = spawn(process.execPath, ['--max-old-space-size=64', '--input-type=module', '-e', source])
      let output = ''
      child.stdout.on('data', (part) => {
        output += part
      })
      expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
      return Number(output)
    }
    // 1 MB and 10 MB of text.
    const [few, many] = [await peak(500), await peak(5000)]
    expect(many).toBeLessThan(few * 1.3)
  })
})

describe('protect and restore', () => {
  it('take out what is personal and put it back, to the byte', async () => {
    const key = join(folder, 'sleutel')
    const safe = await runProgram(['protect', '--key', key], { input: letter })
    expect(safe).toMatchObject({ code: 0, stderr: '' })
    for (const value of values) expect(safe.stdout).not.toContain(value)
    expect(safe.stdout).toContain('☎ 🙂\n')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const back = await runProgram(['restore', '--key', key], { input: safe.stdout })
    expect(back).toMatchObject({ code: 0, stdout: letter, stderr: '' })
  })

  it('read a file as well as a pipe, and keep a byte order mark and its line endings', async () => {
    const [file, key, safeFile] = ['brief.txt', 'brief.key', 'brief.veilig'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const text = `\uFEFF${letter.replace('\n', '\r\n')}`
    writeFileSync(file, text)
    const safe = await runProgram(['protect', file, '--key', key])
    writeFileSync(safeFile, safe.stdout)
    expect((await runProgram(['restore', safeFile, '--key', key])).stdout).toBe(text)
  })

  it('never overwrite a key', async () => {
    const key = join(folder, 'van-gisteren')
    writeFileSync(key, 'blijf af')
    const ran = await runProgram(['protect', '--key', key], { input: letter })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('bestaat al')
    expect(readFileSync(key, 'utf8')).toBe('blijf af')
  })

  it('tell a machine what was replaced', async () => {
    const { stdout } = await runProgram(['protect', '--json'], { input: letter })
    const answer = JSON.parse(stdout) as { text: string; replaced: object }
    expect(answer.replaced).toMatchObject({ BSN: 1, PHONE: 1, EMAIL: 1 })
    expect(answer.text).not.toContain('999900018')
  })

  it.each([
    ['a file that is not there', ['protect', '/nergens/brief.txt'], 'is niet te lezen'],
    ['a key that is not there', ['restore', '--key', '/nergens/sleutel'], 'is niet te lezen'],
    ['a place where no key can be', ['protect', '--key', '/nergens/sleutel'], 'kan hier niet worden gemaakt'],
  ])('say in a sentence that they cannot use %s', async (_what, args, words) => {
    const ran = await runProgram(args, { input: letter })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(words)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('refuse a key of something else, and bytes that are no text', async () => {
    const key = join(folder, 'geen-sleutel')
    writeFileSync(key, '{"version":1}')
    expect((await runProgram(['restore', '--key', key], { input: 'x' })).stderr).toContain('geen geldige sleutel')
    const binary = join(folder, 'binair')
    writeFileSync(binary, Buffer.from([0x41, 0xff, 0xfe, 0x00]))
    const ran = await runProgram(['protect', binary])
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('geen tekst in UTF-8')
  })
})
