import { z } from 'zod'
import { type DescribedKey, describedKey, keyVerbs } from '../house-verbs.ts'
import { actionNamed, commonUsage, configFor, readArguments, wholeNumber } from './arguments.ts'
import { type AskHouse, askHouse } from './ask-house.ts'
import { table } from './table.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Maak, toon of stop sleutels voor programma's en medewerkers.

Gebruik:
  stadspoort key create --name NAAM --use-case TOEPASSING [--person PERSOON] [--tenant GEMEENTE]
                        [--requests-per-minute N] [--tokens-per-day N]
  stadspoort key list [--tenant GEMEENTE] [--json]
  stadspoort key limits ID [--requests-per-minute N] [--tokens-per-day N]
  stadspoort key revoke ID
  stadspoort key forget ID (--day JJJJ-MM-DD | --all)

create   toont de nieuwe sleutel één keer; daarna is hij niet meer op te vragen
limits   verandert hoeveel een sleutel per minuut en per dag mag
revoke   stopt een sleutel; dat werkt binnen een seconde
forget   wist voorgoed de geheimen waarmee het logboek vragen en antwoorden van deze sleutel kan herkennen
         (recht op vergetelheid); het logboek zelf blijft heel

${commonUsage}
  --json             antwoord als JSON`

const options = {
  name: { type: 'string' },
  'use-case': { type: 'string' },
  person: { type: 'string' },
  tenant: { type: 'string' },
  'requests-per-minute': { type: 'string' },
  'tokens-per-day': { type: 'string' },
  day: { type: 'string' },
  all: { type: 'boolean' },
} as const

interface Command {
  readonly values: ReturnType<typeof read>['values']
  readonly id: string | undefined
  readonly io: Io
  readonly ask: AskHouse
}

function read(args: readonly string[]) {
  return readArguments(args, options, 2)
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = read(args)
  const [action, id] = words
  const act = actionNamed(actions, action)
  return act({ values, id, io, ask: askHouse(configFor(values), keyVerbs) })
}

const actions: { readonly [name: string]: (command: Command) => Promise<number> } = {
  create,
  list,
  limits,
  revoke,
  forget,
}

async function create({ values, io, ask }: Command): Promise<number> {
  const { name, 'use-case': useCase, person, tenant } = values
  if (name === undefined || useCase === undefined) throw new UsageError('Geef --name en --use-case.')
  const made = describedKey
    .extend({ secret: z.string() })
    .parse(await ask('key.create', { name, useCase, person, tenant, ...limitsIn(values) }))
  if (values.json === true) {
    io.print(JSON.stringify(made))
    return exitCode.ok
  }
  io.tell(`Sleutel ${made.id} voor ${made.useCase} (${made.tenant}): ${limitsText(made)}.`)
  io.tell('Bewaar hem goed: hij wordt alleen nu getoond.')
  io.print(made.secret)
  return exitCode.ok
}

async function list({ values, io, ask }: Command): Promise<number> {
  const keys = z.array(describedKey).parse(await ask('key.list', { tenant: values.tenant }))
  if (values.json === true) io.print(JSON.stringify(keys))
  else if (keys.length === 0) io.tell('Er zijn nog geen sleutels. Maak er een met: stadspoort key create')
  else
    io.print(table(['id', 'naam', 'toepassing', 'per minuut', 'tokens per dag', 'gemaakt', 'gestopt'], keys.map(row)))
  return exitCode.ok
}

async function limits({ values, id, io, ask }: Command): Promise<number> {
  const given = limitsIn(values)
  if (given.requestsPerMinute === undefined && given.tokensPerDay === undefined) {
    throw new UsageError('Geef --requests-per-minute of --tokens-per-day.')
  }
  const key = describedKey.parse(await ask('key.limits', { id: needed(id), ...given }))
  if (values.json === true) io.print(JSON.stringify(key))
  else io.tell(`Sleutel ${key.id} mag nu ${limitsText(key)}.`)
  return exitCode.ok
}

async function revoke({ values, id, io, ask }: Command): Promise<number> {
  const key = describedKey.extend({ isRecorded: z.boolean() }).parse(await ask('key.revoke', { id: needed(id) }))
  if (values.json === true) io.print(JSON.stringify(key))
  else io.tell(`Sleutel ${key.id} (${key.name}) is gestopt.`)
  if (key.isRecorded) return exitCode.ok
  io.tell('Let op: het logboek kon dit niet vastleggen. Kijk de installatie na met: stadspoort doctor')
  return exitCode.finding
}

async function forget({ values, id, io, ask }: Command): Promise<number> {
  if ((values.day === undefined) === (values.all !== true)) throw new UsageError('Geef --day JJJJ-MM-DD of --all.')
  if (values.day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.day))
    throw new UsageError('Schrijf de dag als JJJJ-MM-DD.')
  const result = z
    .object({ id: z.string(), erased: z.number() })
    .parse(await ask('key.forget', { id: needed(id), day: values.day }))
  if (values.json === true) io.print(JSON.stringify(result))
  else io.tell(`Gewist voor ${result.id}: ${result.erased === 1 ? '1 dag' : `${result.erased} dagen`}.`)
  return exitCode.ok
}

function needed(id: string | undefined): string {
  if (id === undefined) throw new UsageError('Noem de id van de sleutel. Je vindt hem met: stadspoort key list')
  return id
}

function limitsIn(values: Command['values']) {
  return {
    requestsPerMinute: wholeNumber(values['requests-per-minute'], '--requests-per-minute'),
    tokensPerDay: wholeNumber(values['tokens-per-day'], '--tokens-per-day'),
  }
}

function limitsText({ requestsPerMinute, tokensPerDay }: DescribedKey): string {
  return `${requestsPerMinute} aanvragen per minuut, ${tokensPerDay} tokens per dag`
}

function row(key: DescribedKey): string[] {
  const { id, name, useCase, requestsPerMinute, tokensPerDay, createdAt, revokedAt } = key
  return [
    id,
    name,
    useCase,
    String(requestsPerMinute),
    String(tokensPerDay),
    createdAt.slice(0, 10),
    revokedAt?.slice(0, 10) ?? '',
  ]
}

export const key: Verb = { name: 'key', summary: 'Maak, toon of stop sleutels', usage, run }
