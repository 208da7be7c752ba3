/**
 * All settings of the program: one schema, read once. The only place that looks at the environment.
 * Order: what the code leaves as default < the file < the environment < options on the command line.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { algoritmeregisterSettings } from './config/algoritmeregister-settings.ts'
import { collectIssues, type PlacedIssue } from './config/check-config.ts'
import { loginSettings } from './config/login-settings.ts'
import { modelSettings } from './config/model-settings.ts'
import { parseConfigFile, type Where } from './config/parse-config-file.ts'
import { type Environment, overrides } from './config/read-environment.ts'
import { readSecretFiles } from './config/read-secret-files.ts'
import { secret } from './config/secret.ts'
import { originOf } from './egress/targets.ts'

const port = z.int().min(0).max(65_535)

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
        publicUrl: z
          .url({ protocol: /^https?$/ })
          .optional()
          .describe('Adres waaronder gebruikers de poort zien, bijvoorbeeld `https://poort.voorbeeldstad.example`.'),
        trustedProxies: z
          .array(z.string().min(1))
          .default([])
          .describe('Adressen of netten van eigen proxy’s ervoor, bijvoorbeeld `10.0.0.0/8`.'),
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
    models: modelSettings,
    egress: z
      .strictObject({
        allow: z
          .array(
            z.string().refine((place) => originOf(place) !== undefined, {
              error: 'Schrijf dit als host, host:poort of https://host:poort, zonder pad.',
            }),
          )
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
    publicPage: z
      .strictObject({
        contact: z
          .union([z.email(), z.url({ protocol: /^https$/ })])
          .optional()
          .describe('Waar inwoners vragen over AI stellen: een e-mailadres of een pagina (https).'),
      })
      .prefault({})
      .describe('De openbare pagina over AI, `/transparantie`.'),
    algoritmeregister: algoritmeregisterSettings.optional(),
    login: loginSettings,
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

/** Groups are put together; a wrong kind of value in the file stays, so that the check sees it. */
function merge(below: unknown, above: unknown): unknown {
  if (above === undefined) return below
  if (below === undefined || !isPlain(above)) return above
  if (!isPlain(below)) return below
  const merged: { [key: string]: unknown } = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = merge(below[key], value)
  return merged
}
