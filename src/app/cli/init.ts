import { existsSync } from 'node:fs'
import path from 'node:path'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import { openHouse } from '../open-house.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Maak een echte gemeente aan in een lege gegevensmap: geen voorbeeldmensen, geen sleutels, geen wachtwoorden.

Gebruik: stadspoort init --name "Gemeente X" --id x

  --name NAAM        naam van de gemeente
  --id KORTE-NAAM    kleine letters, cijfers en streepjes; komt in adressen en in het logboek
${commonUsage}`

const notEmpty: ProblemKind = {
  code: 'municipality-exists',
  status: 409,
  title: 'Deze gegevensmap heeft al een gemeente.',
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { name: { type: 'string' }, id: { type: 'string' } } as const)
  const { name, id } = values
  if (name === undefined || id === undefined) throw new UsageError('Geef --name en --id.')
  const config = configFor(values)
  await create(config, { id, name })
  if (values.json === true) io.print(JSON.stringify({ id, name, data: config.data }))
  else for (const line of nextSteps(config, { id, name })) io.print(line)
  return exitCode.ok
}

async function create(config: Config, { id, name }: { id: string; name: string }): Promise<void> {
  const house = await openHouse({ config })
  try {
    const [there] = house.tenancy.list()
    if (there !== undefined) {
      throw new Problem(notEmpty, {
        detail: `In ${config.data} staat al ${there.name}. Kies een andere map met --data.`,
      })
    }
    await house.tenancy.create({ id, name, isSample: false })
  } finally {
    await house.close()
  }
}

function nextSteps(config: Config, { id, name }: { id: string; name: string }): string[] {
  const isUsualFolder = config.data === path.resolve('data')
  const options = isUsualFolder ? '' : ` --data ${config.data}`
  const settings = existsSync('stadspoort.yaml') ? 'Vul stadspoort.yaml aan' : 'Maak stadspoort.yaml'
  return [
    `${name} (${id}) staat klaar in ${config.data}. Er zijn nog geen mensen, sleutels of toepassingen.`,
    '',
    'Wat nu:',
    `  1. ${settings}: de modellen, hun zone en de database (zie docs/configuration.md).`,
    '     Gebruik voor echt werk een PostgreSQL-server: de ingebouwde database is voor proeven.',
    '  2. Controleer de instellingen:  stadspoort config check',
    `  3. Voeg de beheerder toe:       stadspoort person add NAAM --name "Voor Achter" --department ICT --role beheerder${options}`,
    '     Je krijgt een code om één keer mee aan te melden. Met OpenID Connect (login.oidc) hoeft dit niet.',
    `  4. Kijk de installatie na:      stadspoort doctor${options}`,
    `  5. Start de poort:              stadspoort serve${options}`,
  ]
}

export const init: Verb = { name: 'init', summary: 'Maak een echte gemeente aan, zonder voorbeelden', usage, run }
