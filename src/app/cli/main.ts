/** The command line: finds the verb, hands it its arguments, and says in one sentence what went wrong. */
import { once } from 'node:events'
import { Problem } from '../../kernel/problem.ts'
import { nearest } from '../config/nearest.ts'
import { InvalidConfig } from './invalid-config.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

/** Loaded only when asked for: `inspect` must not wait for a database it does not use. */
const verbs: { readonly [name: string]: { readonly summary: string; readonly load: () => Promise<Verb> } } = {
  serve: { summary: 'Start de poort', load: async () => (await import('./serve.ts')).serve },
  init: {
    summary: 'Maak een echte gemeente aan, zonder voorbeelden',
    load: async () => (await import('./init.ts')).init,
  },
  inspect: {
    summary: 'Wijs persoonsgegevens aan in teksten',
    load: async () => (await import('./inspect.ts')).inspect,
  },
  protect: {
    summary: 'Vervang persoonsgegevens in een tekst',
    load: async () => (await import('./protect.ts')).protect,
  },
  restore: { summary: 'Zet vervangen gegevens terug', load: async () => (await import('./restore.ts')).restore },
  lexicon: {
    summary: 'Beheer de eigen woorden van de gemeente',
    load: async () => (await import('./lexicon.ts')).lexicon,
  },
  key: { summary: 'Maak, toon of stop sleutels', load: async () => (await import('./key.ts')).key },
  person: {
    summary: 'Voeg mensen toe, geef rollen, of houd iemand tegen',
    load: async () => (await import('./person.ts')).person,
  },
  ledger: { summary: 'Controleer of exporteer het logboek', load: async () => (await import('./ledger.ts')).ledger },
  models: { summary: 'Toon of controleer modellen', load: async () => (await import('./models.ts')).models },
  knowledge: {
    summary: 'Lees documenten in, zoek erin, of meet het zoeken',
    load: async () => (await import('./knowledge.ts')).knowledge,
  },
  register: {
    summary: 'Toon, lees of geef het register van toepassingen',
    load: async () => (await import('./register.ts')).register,
  },
  config: { summary: 'Toon of controleer de instellingen', load: async () => (await import('./config.ts')).config },
  migrate: { summary: 'Werk de database bij', load: async () => (await import('./migrate.ts')).migrate },
  doctor: { summary: 'Kijk de installatie na', load: async () => (await import('./doctor.ts')).doctor },
}

const usage = `Stadspoort: de poort van de gemeente naar AI-modellen.

Gebruik: stadspoort WERKWOORD [opties]

${Object.entries(verbs)
  .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  .join('\n')}

Uitleg over een werkwoord: stadspoort WERKWOORD --help
Eindcode: 0 gelukt, 1 er is iets gevonden of mislukt, 2 de opdracht klopt niet.`

/**
 * Runs one command.
 * @param args what follows the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.print(usage)
    return name === undefined ? exitCode.usage : exitCode.ok
  }
  const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (entry === undefined) return unknownVerb(name, io)
  const verb = await entry.load()
  if (asksHelp(rest)) {
    io.print(verb.usage)
    return exitCode.ok
  }
  try {
    return await verb.run(rest, io)
  } catch (error) {
    return explain(error, verb, io)
  }
}

function asksHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

function unknownVerb(name: string, io: Io): number {
  const meant = nearest(name, Object.keys(verbs))
  io.tell(`Het werkwoord “${name}” bestaat niet.${meant === undefined ? '' : ` Bedoelde je “${meant}”?`}`)
  io.tell('Een lijst krijg je met: stadspoort --help')
  return exitCode.usage
}

function explain(error: unknown, verb: Verb, io: Io): number {
  if (error instanceof UsageError) {
    io.tell(error.message)
    io.tell(`Uitleg krijg je met: stadspoort ${verb.name} --help`)
    return exitCode.usage
  }
  if (error instanceof Problem) {
    io.tell(error.message)
    for (const issue of error.options.issues ?? []) io.tell(`  ${issue.pointer}: ${issue.detail}`)
  } else if (error instanceof InvalidConfig) {
    io.tell(error.message)
  } else {
    io.tell(`Er ging iets mis dat we niet verwachtten: ${error instanceof Error ? error.message : String(error)}`)
  }
  return exitCode.finding
}

/** Runs the command of this process and ends it. */
export async function main(): Promise<void> {
  // A reader that stops reading, such as `head`, is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exitCode.ok : exitCode.finding),
  )
  process.exitCode = await run(process.argv.slice(2), {
    input: process.stdin,
    print: (line) => process.stdout.write(`${line}\n`),
    tell: (line) => process.stderr.write(`${line}\n`),
    write: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve())
        process.once('SIGTERM', () => resolve())
      }),
  })
}
