import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentConfig } from './config/document-config.ts'
import { redactConfig } from './config/redact-config.ts'
import { leavesOf, shapeOf } from './config/walk-schema.ts'
import { configSchema, readConfig } from './config.ts'
import { packageFile } from './package-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(text: string): string {
  const file = path.join(folder, 'stadspoort.yaml')
  writeFileSync(file, text)
  return file
}

function issuesOf(text: string, environment: { [name: string]: string } = {}): string[] {
  const result = readConfig({ file: fileWith(text), environment })
  if (result.ok) return []
  return result.issues.map(({ at, pointer, detail }) => `${at ?? '-'} ${pointer} ${detail}`)
}

function configOf(text: string, environment: { [name: string]: string } = {}) {
  const result = readConfig({ file: fileWith(text), environment })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.config
}

describe('the file', () => {
  test('an empty file gives the defaults', () => {
    const config = configOf('')
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 4180, bodyLimit: 8_388_608, maxMessages: 2000 })
    expect(config.models).toEqual([])
    expect(path.isAbsolute(config.data)).toBe(true)
  })

  test('names all problems at once, each with its line and column', () => {
    const text = `server:
  port: 70000
  hots: localhost
models:
  - id: groot
    engine: openai-compatible
    zone: mars
  - id: klein
    engine: llama-cpp
    zone: own
    file: klein.gguf
    fallbacks: [nergens]
log: { level: luid }
`
    expect(issuesOf(text)).toEqual([
      '2:3 /server/port Dit is hoogstens 65535.',
      '3:3 /server/hots Deze instelling bestaat niet. Bedoelde je “host”?',
      '7:5 /models/0/zone Kies een van: own, nl, eu, outside-eu.',
      '13:8 /log/level Kies een van: fatal, error, warn, info, debug, silent.',
    ])
  })

  test('checks what a kind of model needs, and what models need from each other', () => {
    const text = `models:
  - { id: groot, engine: openai-compatible, zone: eu }
  - { id: klein, engine: extractive, zone: own, fallbacks: [groot] }
  - { id: klein, engine: extractive, zone: own }
`
    expect(issuesOf(text)).toEqual([
      '2:5 /models/0/baseUrl Bij engine openai-compatible is baseUrl nodig.',
      '3:61 /models/1/fallbacks/0 Noem een ander model in dezelfde zone.',
      '4:7 /models/2/id Deze id komt twee keer voor.',
    ])
  })

  test('says where the YAML itself is wrong', () => {
    expect(issuesOf('server:\n  port: 1\n  port: 2\n')).toEqual(['3:3  Deze sleutel staat er twee keer.'])
    expect(issuesOf('server: [\n')[0]).toContain('Dit is geen geldige YAML')
  })

  test('refuses a file that is a list, and one that is not there', () => {
    expect(issuesOf('- a\n')).toEqual(['1:1  Hier hoort een groep instellingen.'])
    const result = readConfig({ file: path.join(folder, 'weg.yaml'), environment: {} })
    expect(result.ok ? [] : result.issues.map((issue) => issue.detail)).toEqual([
      'Dit bestand is er niet of is niet te lezen.',
    ])
  })

  test('never repeats a value, which may be a secret', () => {
    const text =
      'database: { url: [geheim-1] }\nmodels:\n  - { id: "geheim 2", engine: geheim-3, zone: own, apiKey: 77777 }\n'
    const issues = issuesOf(text)
    expect(issues.length).toBe(4)
    expect(issues.join()).not.toMatch(/geheim-|geheim 2|77777/)
  })
})

describe('the environment', () => {
  test('goes before the file, and the command line before both', () => {
    const file = fileWith('server: { port: 1, host: a, maxMessages: 9 }\n')
    const environment = { STADSPOORT_SERVER_PORT: '2', STADSPOORT_SERVER_HOST: 'b' }
    const result = readConfig({ file, environment, port: 3 })
    expect(result.ok && result.config.server).toMatchObject({ port: 3, host: 'b', maxMessages: 9 })
  })

  test('takes the address of the database by its usual name, and our own name first', () => {
    expect(configOf('', { DATABASE_URL: 'postgresql://a' }).database.url).toBe('postgresql://a')
    const both = { DATABASE_URL: 'postgresql://a', STADSPOORT_DATABASE_URL: 'postgresql://b' }
    expect(configOf('', both).database.url).toBe('postgresql://b')
  })

  test('refuses a name that is no setting, and a number that is none', () => {
    expect(issuesOf('', { STADSPOORT_SERVER_PROT: '1' })).toEqual([
      '-  Omgevingsvariabele STADSPOORT_SERVER_PROT hoort bij geen instelling. Bedoelde je STADSPOORT_SERVER_PORT?',
    ])
    expect(issuesOf('', { STADSPOORT_SERVER_PORT: 'tien' })).toEqual(['- /server/port Hier hoort een getal.'])
  })
})

describe('secrets', () => {
  test('are read from their files', () => {
    const secret = path.join(folder, 'key')
    writeFileSync(secret, 'sleutel-uit-bestand\n')
    const config = configOf(
      `models:\n  - { id: m, engine: openai-compatible, zone: own, baseUrl: "http://127.0.0.1:1/v1", apiKeyFile: "${secret}" }\n`,
    )
    expect(config.models[0]?.apiKey).toBe('sleutel-uit-bestand')
  })

  test('that cannot be read are a problem with a place', () => {
    expect(issuesOf('database: { urlFile: /nergens/url }\n')).toEqual([
      '1:13 /database/urlFile Het bestand met het geheim is niet te lezen.',
    ])
  })

  test('do not show in the redacted settings', () => {
    const text = `database: { url: "postgresql://poort:geheim-a@db.intern:5432/stadspoort?sslkey=geheim-b" }
models:
  - { id: m, engine: openai-compatible, zone: own, baseUrl: "http://127.0.0.1:1/v1", apiKey: geheim-c }
`
    const shown = JSON.stringify(redactConfig(configOf(text)))
    expect(shown).toContain('db.intern:5432/stadspoort')
    expect(shown).not.toContain('geheim-')
  })
})

describe('the documentation', () => {
  test('docs/configuration.md is what the schema says', () => {
    expect(readFileSync(packageFile('docs/configuration.md'), 'utf8')).toBe(documentConfig(configSchema))
  })

  test('every setting has a description', () => {
    const bare = leavesOf(shapeOf(configSchema)).filter((leaf) => leaf.shape.description === undefined)
    expect(bare.map((leaf) => leaf.path.join('.'))).toEqual([])
  })

  test('its example is valid', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(documentConfig(configSchema))?.[1] ?? ''
    const withoutFiles = example.replace(/^.*(?:urlFile|apiKeyFile).*\n/gm, '').replace('database:\n', '')
    expect(issuesOf(withoutFiles)).toEqual([])
    expect(example.length).toBeGreaterThan(100)
  })
})
