/**
 * All settings of the program: one schema, read once. The only place that looks at the environment.
 * Order: what the code leaves as default < the file < the environment < options on the command line.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { zones } from '../kernel/zone.ts'
import { collectIssues, type PlacedIssue } from './config/check-config.ts'
import { parseConfigFile, type Where } from './config/parse-config-file.ts'
import { type Environment, overrides } from './config/read-environment.ts'

const port = z.int().min(0).max(65_535)
const milliseconds = z.int().min(1).max(86_400_000)
const secret = z.string().min(1).meta({ secret: true })

const sheet = z
  .strictObject({
    operator: z.string().min(1).optional().describe('Wie het model draait.'),
    jurisdiction: z.string().min(1).optional().describe('Welk recht erbij kan, bijvoorbeeld `NL` of `EU`.'),
    trainsOnInput: z.boolean().optional().describe('Of vragen worden gebruikt om modellen te trainen.'),
    licence: z.string().min(1).optional().describe('Licentie van het model.'),
  })
  .describe('Wat gebruikers bij elk antwoord over dit model zien.')

const timeouts = z
  .strictObject({
    connectMs: milliseconds.default(5_000).describe('Verbinding maken, in milliseconden.'),
    firstByteMs: milliseconds.default(120_000).describe('Wachten op het begin van het antwoord, in milliseconden.'),
    idleMs: milliseconds.default(60_000).describe('Langste stilte binnen een antwoord, in milliseconden.'),
    totalMs: milliseconds.default(600_000).describe('Langste duur van een heel antwoord, in milliseconden.'),
  })
  .describe('Hoe lang de poort op dit model wacht.')

const model = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/)
      .describe('Naam die gebruikers en programma’s noemen.'),
    engine: z.enum(['openai-compatible', 'llama-cpp', 'extractive']).describe('Soort model.'),
    zone: z.enum(zones).describe('Waar het model draait: eigen machines, Nederland, EU of daarbuiten.'),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Adres van de server, met `/v1`. Verplicht bij `openai-compatible`.'),
    upstreamModel: z.string().min(1).optional().describe('Naam van het model op die server. Zonder: gelijk aan `id`.'),
    file: z.string().min(1).optional().describe('Pad naar het `.gguf`-bestand. Verplicht bij `llama-cpp`.'),
    threads: z.int().min(1).max(256).optional().describe('Aantal rekendraden voor `llama-cpp`.'),
    apiKey: secret.optional().describe('Sleutel voor die server. Gebruik liever `apiKeyFile`.'),
    apiKeyFile: z.string().min(1).optional().describe('Bestand met de sleutel.'),
    fallbacks: z.array(z.string()).default([]).describe('Modellen in dezelfde zone die het overnemen, op volgorde.'),
    maxConcurrent: z.int().min(1).max(10_000).default(64).describe('Hoeveel vragen tegelijk.'),
    maxQueue: z
      .int()
      .min(0)
      .max(100_000)
      .default(256)
      .describe('Hoeveel vragen mogen wachten. Daarboven: antwoord 503.'),
    timeouts: timeouts.prefault({}),
    parameters: z.array(z.string().min(1)).default([]).describe('Extra velden van een vraag die dit model begrijpt.'),
    sheet: sheet.prefault({}),
  })
  .superRefine((value, context) => {
    const needed = { 'openai-compatible': 'baseUrl', 'llama-cpp': 'file', extractive: undefined } as const
    const field = needed[value.engine]
    if (field !== undefined && value[field] === undefined) {
      context.addIssue({ code: 'custom', path: [field], message: `Bij engine ${value.engine} is ${field} nodig.` })
    }
  })
export type ModelConfig = z.infer<typeof model>

const models = z
  .array(model)
  .default([])
  .describe(
    'De modellen achter de poort. Leeg: de poort zoekt modelservers op deze machine en biedt altijd `extractive` aan.',
  )
  .superRefine((list, context) => {
    for (const [index, { id, zone, fallbacks }] of list.entries()) {
      if (list.findIndex((other) => other.id === id) < index) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: 'Deze id komt twee keer voor.' })
      }
      for (const [at, fallback] of fallbacks.entries()) {
        const other = list.find((candidate) => candidate.id === fallback)
        if (other !== undefined && other.zone === zone && fallback !== id) continue
        context.addIssue({
          code: 'custom',
          path: [index, 'fallbacks', at],
          message: 'Noem een ander model in dezelfde zone.',
        })
      }
    }
  })

export const configSchema = z
  .strictObject({
    municipality: z
      .strictObject({
        name: z.string().min(1).max(120).describe('Naam, bijvoorbeeld `Gemeente Voorbeeldstad`.'),
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]{0,62}$/)
          .describe('Korte naam: kleine letters, cijfers en streepjes.'),
      })
      .optional()
      .describe('De gemeente. Weggelaten op een lege gegevensmap: de voorbeeldgemeente.'),
    data: z.string().min(1).default('./data').describe('Gegevensmap.'),
    node: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/)
      .default('poort-1')
      .describe('Naam van deze poort. Draaien er meer, geef dan elke een eigen naam: elk heeft een eigen logboek.'),
    server: z
      .strictObject({
        host: z.string().min(1).default('127.0.0.1').describe('Adres om op te luisteren.'),
        port: port.default(4180).describe('Poortnummer. 0: een vrije poort.'),
        bodyLimit: z
          .int()
          .min(1024)
          .max(1_073_741_824)
          .default(8 * 1024 * 1024)
          .describe('Grootste aanvraag, in bytes.'),
        maxMessages: z.int().min(1).max(1_000_000).default(2000).describe('Meeste berichten in één vraag.'),
        maxConnections: z.int().min(1).max(1_000_000).default(4096).describe('Meeste verbindingen tegelijk.'),
      })
      .prefault({})
      .describe('De webserver.'),
    database: z
      .strictObject({
        url: secret
          .optional()
          .describe('Adres van een PostgreSQL-server. Leeg: de ingebouwde database, alleen voor proeven.'),
        urlFile: z.string().min(1).optional().describe('Bestand met dat adres.'),
        maxConnections: z.int().min(2).max(1000).default(10).describe('Meeste verbindingen met PostgreSQL.'),
      })
      .prefault({})
      .describe('De database.'),
    models,
    egress: z
      .strictObject({
        allow: z
          .array(z.string().min(1))
          .default([])
          .describe('Adressen buiten de modellen waar het programma heen mag, als `host` of `host:poort`.'),
      })
      .prefault({})
      .describe('Verkeer naar buiten. De adressen van de modellen mogen altijd.'),
    ledger: z
      .strictObject({
        minimumFreeBytes: z
          .int()
          .min(0)
          .default(256 * 1024 * 1024)
          .describe('Vrije schijfruimte waaronder de poort niets meer doorlaat, in bytes.'),
      })
      .prefault({})
      .describe('Het logboek.'),
    limits: z
      .strictObject({
        requestsPerMinute: z.int().min(1).default(120).describe('Aanvragen per minuut.'),
        tokensPerDay: z.int().min(1).default(2_000_000).describe('Tokens per dag.'),
      })
      .prefault({})
      .describe('Grenzen voor een nieuwe sleutel die er zelf geen noemt.'),
    log: z
      .strictObject({
        level: z
          .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
          .default('info')
          .describe('Hoeveel er in het log komt.'),
      })
      .prefault({})
      .describe('Het technische log. Er komt nooit tekst van vragen of antwoorden in.'),
  })
  .describe('Instellingen van Stadspoort')
export type Config = z.infer<typeof configSchema>

export interface ConfigSource {
  /** Path of `--config`; without it `./stadspoort.yaml` is read when it exists. */
  readonly file?: string | undefined
  /** Values from the command line, which win: `--data`, `--port`, `--host`. */
  readonly data?: string | undefined
  readonly port?: number | undefined
  readonly host?: string | undefined
  /** For tests; the process' environment otherwise. */
  readonly environment?: Environment
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly file: string | undefined }
  | { readonly ok: false; readonly file: string | undefined; readonly issues: readonly PlacedIssue[] }

const usualFile = 'stadspoort.yaml'

/** Reads and checks all settings; on failure every problem at once, each with its place. */
export function readConfig(source: ConfigSource = {}): ConfigResult {
  const environment = source.environment ?? process.env
  const file = source.file ?? (existsSync(usualFile) ? usualFile : undefined)
  const parsed = file === undefined ? { value: {}, where: nowhere, issues: [] } : parseConfigFile(file)
  const fromEnvironment = overrides(configSchema, environment)
  const value = merge(merge(parsed.value, fromEnvironment.value), commandLine(source))
  const checked = collectIssues(configSchema, value, parsed.where)
  const issues = [...parsed.issues, ...fromEnvironment.issues, ...checked.issues]
  if (checked.config === undefined || issues.length > 0) return { ok: false, file, issues }
  const withSecrets = readSecretFiles(checked.config, parsed.where)
  if (withSecrets.issues.length > 0) return { ok: false, file, issues: withSecrets.issues }
  return { ok: true, config: { ...withSecrets.config, data: path.resolve(withSecrets.config.data) }, file }
}

const nowhere: Where = () => undefined

function commandLine({ data, port: portNumber, host }: ConfigSource): object {
  const server = { ...(portNumber === undefined ? {} : { port: portNumber }), ...(host === undefined ? {} : { host }) }
  return { ...(data === undefined ? {} : { data }), ...(Object.keys(server).length === 0 ? {} : { server }) }
}

function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merge(below: unknown, above: unknown): unknown {
  if (!isPlain(below) || !isPlain(above)) return above === undefined ? below : above
  const merged: { [key: string]: unknown } = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = merge(below[key], value)
  return merged
}

/** `…File` fields become the secret they hold (Docker and Kubernetes mount secrets as files). */
function readSecretFiles(config: Config, where: Where): { config: Config; issues: PlacedIssue[] } {
  const issues: PlacedIssue[] = []
  const read = (file: string | undefined, pointer: string): string | undefined => {
    if (file === undefined) return undefined
    try {
      const text = readFileSync(file, 'utf8').trim()
      if (text !== '') return text
      issues.push({ pointer, detail: 'Het bestand met het geheim is leeg.', at: where(pointer) })
    } catch {
      issues.push({ pointer, detail: 'Het bestand met het geheim is niet te lezen.', at: where(pointer) })
    }
    return undefined
  }
  const url = read(config.database.urlFile, '/database/urlFile') ?? config.database.url
  const withKeys = config.models.map((entry, index) => {
    const apiKey = read(entry.apiKeyFile, `/models/${index}/apiKeyFile`) ?? entry.apiKey
    return apiKey === undefined ? entry : { ...entry, apiKey }
  })
  const database = url === undefined ? config.database : { ...config.database, url }
  return { config: { ...config, database, models: withKeys }, issues }
}
