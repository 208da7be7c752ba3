import { z } from 'zod'
import { importReport } from '../../register/index.ts'
import { listedUseCase, registerVerbs } from '../register-verbs.ts'
import { actionNamed, commonUsage, configFor, readArguments } from './arguments.ts'
import { type AskHouse, askHouse } from './ask-house.ts'
import { table } from './table.ts'
import { readText } from './text-input.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Toon het register van toepassingen, lees een bestand in, of geef het uit.

Gebruik:
  stadspoort register list
  stadspoort register show ID
  stadspoort register import BESTAND --from csv|algoritmeregister|json [--trial]
  stadspoort register export [--to csv|json]

import   leest alles in of niets; wat er al staat, blijft zoals het is; --trial kijkt alleen
         wat het register niet kent, wordt getoond; niets wat binnenkomt mag meteen door de poort
export   schrijft naar standaarduitvoer

Voor meer gemeenten op één installatie: --tenant GEMEENTE
${commonUsage}
  --json             antwoord als JSON`

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  trial: { type: 'boolean' },
  tenant: { type: 'string' },
} as const

interface Command {
  readonly values: ReturnType<typeof read>['values']
  /** An id or a file. */
  readonly word: string | undefined
  readonly io: Io
  readonly ask: AskHouse
}

function read(args: readonly string[]) {
  return readArguments(args, options, 2)
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = read(args)
  const [action, word] = words
  const act = actionNamed(actions, action)
  const ask = askHouse(configFor(values), registerVerbs)
  return act({ values, word, io, ask: (verb, given) => ask(verb, { ...given, tenant: values.tenant }) })
}

const actions: { readonly [name: string]: (command: Command) => Promise<number> } = {
  list,
  show,
  import: takeIn,
  export: giveOut,
}

async function list({ values, io, ask }: Command): Promise<number> {
  const all = z.array(listedUseCase).parse(await ask('register.list', {}))
  const rows = all.map(({ id, state, riskClass, owner, reviewDate }) => [id, state, riskClass, owner, reviewDate])
  const head = ['toepassing', 'staat', 'risico', 'eigenaar', 'herzien voor']
  io.print(values.json === true ? JSON.stringify(all) : table(head, rows))
  return exitCode.ok
}

async function show({ word, io, ask }: Command): Promise<number> {
  if (word === undefined) throw new UsageError('Welke toepassing? Geef haar id.')
  io.print(JSON.stringify(await ask('register.show', { id: word }), null, 2))
  return exitCode.ok
}

async function takeIn({ values, word, io, ask }: Command): Promise<number> {
  const { from: format, trial } = values
  if (word === undefined) throw new UsageError('Welk bestand?')
  if (format !== 'csv' && format !== 'algoritmeregister' && format !== 'json')
    throw new UsageError('Zeg met --from wat het is: csv, algoritmeregister of json.')
  const asked = { format, content: readText(word), isTrial: trial === true }
  const report = importReport.parse(await ask('register.import', asked))
  if (values.json === true) io.print(JSON.stringify(report))
  else {
    const words = { new: 'nieuw', exists: 'staat er al', wrong: 'klopt niet' }
    io.print(
      table(
        ['plaats', 'toepassing', 'uitkomst'],
        report.rows.map(({ at, name, outcome }) => [String(at), name, words[outcome]]),
      ),
    )
    for (const { at, issues, unknownFields } of report.rows) {
      for (const { field, detail } of issues) io.tell(`  ${at} ${field}: ${detail}`)
      for (const { field, value } of unknownFields) io.tell(`  ${at} ${field} kent het register niet: ${value}`)
    }
  }
  return report.isDone || (report.isTrial && report.rows.every(({ outcome }) => outcome !== 'wrong'))
    ? exitCode.ok
    : exitCode.finding
}

async function giveOut({ values, io, ask }: Command): Promise<number> {
  const format = values.to ?? 'csv'
  if (format !== 'csv' && format !== 'json') throw new UsageError('Kies met --to csv of json.')
  await io.write(z.string().parse(await ask('register.export', { format })))
  return exitCode.ok
}

export const register: Verb = {
  name: 'register',
  summary: 'Toon, lees of geef het register van toepassingen',
  usage,
  run,
}
