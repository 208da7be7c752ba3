/** What every verb has in common: help, exit codes, one clear sentence instead of a stack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ran, runProgram } from '../house.ts'

const verbs = [
  ...['serve', 'init', 'inspect', 'protect', 'restore', 'key'],
  ...['ledger', 'models', 'config', 'migrate', 'doctor'],
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadspoort-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Without its own settings file, whatever the folder of the test run holds. */
const inFolder = (args: readonly string[]) => runProgram([...args, '--data', join(folder, 'data')])

function expectSentence(ran: Ran, code: number, words: string): void {
  expect(ran.stderr).toContain(words)
  expect(ran.stderr).not.toMatch(/^\s+at /m)
  expect(ran.stderr).not.toContain('verwachtten')
  expect(ran.stdout).toBe('')
  expect(ran.code).toBe(code)
}

describe('the program', () => {
  it('lists its verbs, with exit code 2 when none was given', async () => {
    const [asked, bare] = await Promise.all([runProgram(['--help']), runProgram([])])
    expect(asked.code).toBe(0)
    expect(bare.code).toBe(2)
    expect(bare.stdout).toBe(asked.stdout)
    for (const verb of verbs) expect(asked.stdout).toMatch(new RegExp(`^  ${verb} +[A-Z]`, 'm'))
  })

  it('guesses a verb that was mistyped', async () => {
    expectSentence(await runProgram(['modles']), 2, 'Bedoelde je “models”?')
    expectSentence(await runProgram(['constructor']), 2, 'bestaat niet')
  })
})

describe.each(verbs)('%s', (verb) => {
  it('explains itself, and says what it does not know', async () => {
    const [help, short, unknown] = await Promise.all([
      runProgram([verb, '--help']),
      runProgram([verb, 'iets', '-h']),
      runProgram([verb, '--bestaat-niet']),
    ])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain(`stadspoort ${verb}`)
    expect(short.stdout).toBe(help.stdout)
    expectSentence(unknown, 2, 'De optie --bestaat-niet bestaat niet.')
    expect(unknown.stderr).toContain(`stadspoort ${verb} --help`)
  })
})

it.each([
  [['serve', '--port', 'tachtig'], 'Bij --port hoort een heel getal.'],
  [['serve', '--port', '70000'], 'Een poortnummer is hoogstens 65535.'],
  [['serve', 'nu'], '“nu” hoort hier niet.'],
  [['serve', '--port'], 'De optie --port heeft een waarde nodig'],
  [['init', '--name', 'Gemeente Proefstad'], 'Geef --name en --id.'],
  [['inspect', '--mode', 'streng'], 'Kies bij --mode uit: balanced of strict.'],
  [['protect', '--mode', 'streng'], 'Kies bij --mode uit: balanced of strict.'],
  [['restore'], 'Geef --key'],
  [['key'], 'Kies create, list, limits, revoke of forget.'],
  [['key', 'constructor'], 'Kies create, list, limits, revoke of forget.'],
  [['key', 'create', '--name', 'x'], 'Geef --name en --use-case.'],
  [['key', 'revoke'], 'Noem de id van de sleutel.'],
  [['key', 'limits', 'x'], 'Geef --requests-per-minute of --tokens-per-day.'],
  [['key', 'limits', 'x', '--tokens-per-day', '-1'], 'waarde nodig'],
  [['key', 'forget', 'x'], 'Geef --day JJJJ-MM-DD of --all.'],
  [['key', 'forget', 'x', '--day', '24-11-2026'], 'Schrijf de dag als JJJJ-MM-DD.'],
  [['ledger'], 'Kies uit: verify, show, prove, export of key.'],
  [['ledger', 'prove'], 'Noem het nummer van de vermelding.'],
  [['ledger', 'show', 'eerste'], 'hoort een heel getal'],
  [['models', 'train'], 'Kies list of check.'],
  [['config'], 'Kies print, check of --docs.'],
])('%j ends with exit code 2 and says why', async (args, words) => {
  expectSentence(await inFolder(args), 2, words)
})

describe('settings', () => {
  it('that are wrong stop every verb that needs them, with all problems and their places', async () => {
    const file = join(folder, 'fout.yaml')
    writeFileSync(file, 'server: { port: 70000 }\negress: { allow: ["https://a.example/pad"] }\nsnelheid: hoog\n')
    const runs = await Promise.all(
      [['serve'], ['key', 'list'], ['models'], ['migrate'], ['doctor'], ['config', 'print']].map((args) =>
        inFolder([...args, '--config', file]),
      ),
    )
    for (const ran of runs) {
      expectSentence(ran, 1, 'De instellingen kloppen niet (3 problemen):')
      expect(ran.stderr).toContain(`${file}:1:11 /server/port: Dit is hoogstens 65535.`)
      expect(ran.stderr).toContain(`${file}:2:19 /egress/allow/0: Schrijf dit als host`)
      expect(ran.stderr).toContain('/snelheid: Deze instelling bestaat niet.')
    }
    const check = await inFolder(['config', 'check', '--config', file, '--json'])
    expect(check.code).toBe(1)
    expect(JSON.parse(check.stdout).issues).toHaveLength(3)
  })

  it('are shown without secrets, from the file that was named', async () => {
    const file = join(folder, 'goed.yaml')
    writeFileSync(file, 'database: { url: "postgresql://poort:geheim-a@db.intern/stad" }\nserver: { port: 4242 }\n')
    const [print, json, check] = await Promise.all([
      inFolder(['config', 'print', '--config', file]),
      inFolder(['config', 'print', '--config', file, '--json']),
      inFolder(['config', 'check', '--config', file]),
    ])
    expect(print.stdout).toContain('port: 4242')
    expect(JSON.parse(json.stdout)).toMatchObject({ server: { port: 4242 }, data: join(folder, 'data') })
    expect(print.stdout + json.stdout).not.toContain('geheim-a')
    expect(check).toMatchObject({ code: 0, stdout: `${file} klopt.\n` })
  })

  it('that are named but not there are a problem, not a default', async () => {
    expectSentence(await inFolder(['models', '--config', join(folder, 'weg.yaml')]), 1, 'niet te lezen')
  })

  it('are all documented', async () => {
    const { code, stdout } = await runProgram(['config', '--docs'])
    expect(code).toBe(0)
    expect(stdout).toContain('| `server.port` |')
  })
})
