/** Verbs without a running server: they open what they need under the lock of the data folder. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ran, runProgram, startHouse } from '../house.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadspoort-alone-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Check {
  readonly name: string
  readonly state: string
  readonly detail: string
  readonly advice: string | null
}

const runIn = (data: string, ...args: string[]): Promise<Ran> => runProgram([...args, '--data', data])

async function doctor(data: string, code: number): Promise<readonly Check[]> {
  const ran = await runIn(data, 'doctor', '--json')
  expect(ran.stderr).toBe('')
  expect(ran.code).toBe(code)
  return (JSON.parse(ran.stdout) as { checks: Check[] }).checks
}

const stateOf = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name)?.state

describe('an empty data folder', () => {
  it('is not made by verbs that only look', async () => {
    const data = join(folder, 'leeg')
    const checks = await doctor(data, 0)
    for (const name of ['gegevensmap', 'server', 'database', 'bewijs']) expect(stateOf(checks, name)).toBe('attention')
    expect((await runIn(data, 'models')).stdout).toContain('letterlijk')
    expect((await runIn(data, 'models', 'check')).code).toBe(0)
    const verify = await runIn(data, 'ledger', 'verify')
    expect(verify).toMatchObject({ code: 1, stdout: '', stderr: `In ${data} staat geen logboek.\n` })
    expect(existsSync(data)).toBe(false)
  })

  it('is migrated once', async () => {
    const data = join(folder, 'nieuw')
    expect(JSON.parse((await runIn(data, 'migrate', '--json')).stdout).migrated.length).toBeGreaterThan(0)
    expect((await runIn(data, 'migrate')).stdout).toBe('De database is bij.\n')
    expect(stateOf(await doctor(data, 0), 'database')).toBe('ok')
  })
})

describe('the sample municipality', () => {
  const data = () => join(folder, 'voorbeeld')
  let id: string

  it('is made by the first key, which the ledger records without its secret', async () => {
    const made = await runIn(data(), 'key', 'create', '--name', 'proef', '--use-case', 'vrije-vraag', '--json')
    const key = JSON.parse(made.stdout) as { id: string; secret: string; tenant: string }
    id = key.id
    expect(key.tenant).toBe('voorbeeldstad')
    const shown = await runIn(data(), 'ledger', 'show', '0')
    expect(JSON.parse(shown.stdout)).toMatchObject({ type: 'key.created', key: id, useCase: 'vrije-vraag', by: 'cli' })
    expect(shown.stdout).not.toContain(key.secret.slice(3))
  })

  it('keeps changes of keys from one command to the next, each with evidence', async () => {
    await runIn(data(), 'key', 'limits', id, '--requests-per-minute', '9')
    await runIn(data(), 'key', 'revoke', id)
    await runIn(data(), 'key', 'forget', id, '--all')
    const listed = JSON.parse((await runIn(data(), 'key', 'list', '--json')).stdout) as { id: string }[]
    expect(listed).toHaveLength(6)
    expect(listed.find((key) => key.id === id)).toMatchObject({ requestsPerMinute: 9, revokedAt: expect.any(String) })
    const types = await Promise.all(
      [1, 2, 3].map(async (at) => JSON.parse((await runIn(data(), 'ledger', 'show', String(at))).stdout).type),
    )
    expect(types).toEqual(['key.limited', 'key.revoked', 'key.commitments-erased'])
    expect((await runIn(data(), 'ledger', 'verify')).stdout).toContain('4 vermeldingen nagerekend, alles klopt.')
  })

  it('is well, as far as the doctor sees', async () => {
    const checks = await doctor(data(), 0)
    const wrong = checks.filter(({ state }) => state === 'failure')
    expect(wrong).toEqual([])
    expect(stateOf(checks, 'bewijs voorbeeldstad/poort-1')).toBe('ok')
    expect(checks.find(({ name }) => name === 'server')?.detail).toBe('De poort draait niet.')
  })

  it('has a doctor that sees rights that are too wide', async () => {
    chmodSync(data(), 0o755)
    expect(stateOf(await doctor(data(), 1), 'gegevensmap')).toBe('failure')
    chmodSync(data(), 0o700)
  })

  it('has a doctor that misses the key of the ledger', async () => {
    const file = join(data(), 'keys', 'ledger-voorbeeldstad.key')
    renameSync(file, `${file}.weg`)
    const check = (await doctor(data(), 1)).find(({ name }) => name.startsWith('bewijs'))
    expect(check).toMatchObject({ state: 'failure', detail: expect.stringContaining('is niet gevonden') })
    renameSync(`${file}.weg`, file)
    chmodSync(file, 0o644)
    expect(stateOf(await doctor(data(), 1), 'bewijs voorbeeldstad/poort-1')).toBe('failure')
    chmodSync(file, 0o600)
  })

  it('has a ledger in which a changed record shows, for verify and for the doctor', async () => {
    const entries = join(data(), 'ledger', 'voorbeeldstad', 'poort-1', 'tile', 'entries', '000.p', '4')
    const before = readFileSync(entries)
    const changed = Buffer.from(
      before.toString('latin1').replace('key.commitments-erased', 'key.commitments-Erased'),
      'latin1',
    )
    expect(changed.equals(before)).toBe(false)
    writeFileSync(entries, changed)
    const verify = await runIn(data(), 'ledger', 'verify', '--json')
    expect(verify.code).toBe(1)
    expect(JSON.parse(verify.stdout)).toMatchObject({
      ok: false,
      logs: [{ findings: expect.arrayContaining([expect.objectContaining({ index: 3 })]) }],
    })
    expect((await runIn(data(), 'ledger', 'verify')).stdout).toContain('Vermelding 3 (')
    const check = (await doctor(data(), 1)).find(({ name }) => name.startsWith('bewijs'))
    expect(check).toMatchObject({ state: 'failure', detail: 'De laatste vermelding (3) klopt niet.' })
    writeFileSync(entries, before)
    expect((await runIn(data(), 'ledger', 'verify')).code).toBe(0)
  })
})

describe('a real municipality', () => {
  const data = () => join(folder, 'echt')

  it('is made empty: no people, no keys, no passwords', async () => {
    const made = await runIn(data(), 'init', '--name', 'Gemeente Proefstad', '--id', 'proefstad')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain('Gemeente Proefstad (proefstad) staat klaar')
    expect(made.stdout).not.toMatch(/sp_|wachtwoord:/)
    expect(JSON.parse((await runIn(data(), 'key', 'list', '--json')).stdout)).toEqual([])
    expect(existsSync(join(data(), 'sample-keys.json'))).toBe(false)
    const key = await runIn(data(), 'key', 'create', '--name', 'x', '--use-case', 'vrije-vraag')
    expect(key).toMatchObject({ code: 1, stdout: '' })
    expect(key.stderr).toContain('Er is nog geen enkele toepassing geregistreerd.')
  })

  it('is made once, with a name and an id that can be', async () => {
    const again = await runIn(data(), 'init', '--name', 'Gemeente Dorp', '--id', 'dorp')
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain('staat al Gemeente Proefstad.')
    const wrong = await runIn(join(folder, 'fout'), 'init', '--name', 'X', '--id', '../x')
    expect(wrong).toMatchObject({ code: 1, stdout: '' })
    expect(wrong.stderr).toContain('De korte naam begint met een letter')
  })

  it('opens its gate without a key of anybody, and quotes nothing of the sample', async () => {
    const house = await startHouse({ yaml: '', data: data() })
    try {
      expect(house.output()).toContain('Gemeente Proefstad')
      expect(house.output()).not.toMatch(/sp_|voorbeeldgemeente/)
      const front = await (await fetch(`${house.url}/transparantie`)).text()
      expect(front).toContain('Gemeente Proefstad')
      const sample = JSON.parse(readFileSync(join(folder, 'voorbeeld', 'sample-keys.json'), 'utf8')) as {
        key: string
      }[]
      expect(sample.length).toBeGreaterThan(0)
      const answer = await house.post('/v1/chat/completions', {}, { authorization: `Bearer ${sample[0]?.key}` })
      expect(answer.status).toBe(401)
      expect((await house.run(['models', 'check'])).stdout).toContain('Citeert uit 0 pagina')
    } finally {
      await house.remove()
    }
  })
})
