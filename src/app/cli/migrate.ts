import { askServer } from '../control.ts'
import { openHouse } from '../open-house.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { exitCode, type Io, type Verb } from './verb.ts'

const usage = `Werk de database bij naar deze versie van het programma. Herhalen kan geen kwaad.
De server doet dit ook zelf als hij start.

Gebruik: stadspoort migrate

${commonUsage}
  --json             antwoord als JSON`

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {})
  const config = configFor(values)
  // A server that runs has migrated at its start.
  const isServing = (await askServer(config.data, { verb: 'ping' })) !== undefined
  const migrated = isServing ? [] : await migrate()
  if (values.json === true) io.print(JSON.stringify({ migrated }))
  else if (migrated.length === 0) io.print('De database is bij.')
  else io.print(`Uitgevoerd: ${migrated.join(', ')}.`)
  return exitCode.ok

  async function migrate(): Promise<readonly string[]> {
    const house = await openHouse({ config })
    await house.close()
    return house.database.migrated
  }
}

export const migrate: Verb = { name: 'migrate', summary: 'Werk de database bij', usage, run }
