import { setFlagsFromString } from 'node:v8'
import type { RunningHouse } from '../compose.ts'
import { startHouse } from '../compose.ts'
import type { Config } from '../config.ts'
import { startControl } from '../control.ts'
import { programVersion } from '../program-version.ts'
import { readSampleKeys } from '../sample/sample-municipality.ts'
import { readSamplePasswords } from '../sample/sample-passwords.ts'
import { serverVerbs } from '../server-verbs.ts'
import { commonUsage, configFor, readArguments, wholeNumber } from './arguments.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'
import { welcomeText } from './welcome.ts'

const usage = `Start de poort. Op een lege gegevensmap komt de voorbeeldgemeente Voorbeeldstad.

Gebruik: stadspoort serve [--port N] [--host ADRES]

  --port N           poortnummer (anders server.port uit de instellingen); 0 kiest een vrije poort
  --host ADRES       adres om op te luisteren (anders server.host)
${commonUsage}`

/**
 * How far the heap may grow, in per cent of what is in use, before V8 cleans up. Left alone V8 waits until it has doubled
 * and more, and the gate then takes 50 MB that it does not need.
 */
const heapGrowth = 40

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { port: { type: 'string' }, host: { type: 'string' } } as const)
  const port = wholeNumber(values.port, '--port')
  if (port !== undefined && port > 65_535) throw new UsageError('Een poortnummer is hoogstens 65535.')
  const config = configFor(values, { port, host: values.host })
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`)
  io.print(`Stadspoort ${programVersion()} start. De eerste keer duurt dat wat langer.`)
  const running = await open(config, io)
  if (running === undefined) return exitCode.finding
  try {
    const control = await startControl(config.data, serverVerbs(running))
    io.print(welcome(running))
    await io.untilStopped()
    io.print('De poort sluit: lopende vragen worden afgemaakt.')
    await control.close()
  } finally {
    await running.close()
  }
  return exitCode.ok
}

/** Undefined when the address cannot be used; that is said in one sentence. */
async function open(config: Config, io: Io): Promise<RunningHouse | undefined> {
  try {
    return await startHouse(config)
  } catch (error) {
    const why = addressTrouble(error, config)
    if (why === undefined) throw error
    io.tell(why)
    return undefined
  }
}

function addressTrouble(error: unknown, { server }: Config): string | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Poort ${server.port} op ${server.host} is al in gebruik. Kies een andere met --port.`
    case 'EACCES':
      return `Je mag poort ${server.port} niet gebruiken. Kies een poort vanaf 1024 met --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Het adres ${server.host} is niet van deze computer. Kies een ander met --host.`
    default:
      return undefined
  }
}

function welcome({ address, tenant, house, models }: RunningHouse): string {
  const hasProvider = house.config.login.oidc !== undefined
  return welcomeText({
    address,
    municipality: tenant.name,
    data: house.folder.path,
    database: house.database.kind,
    models: models.list(),
    sampleKeys: tenant.isSample ? readSampleKeys(house.folder.file) : [],
    // With a provider of its own, nobody signs in with a password.
    samplePasswords: tenant.isSample && !hasProvider ? readSamplePasswords(house.folder.file) : [],
    zonesOf: (useCase) => house.register.find(tenant.id, useCase)?.zones ?? [],
  })
}

export const serve: Verb = { name: 'serve', summary: 'Start de poort', usage, run }
