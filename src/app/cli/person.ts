import { z } from 'zod'
import { personId } from '../../identity/contract.ts'
import { isRole, type Role, roleNames, roles } from '../../identity/index.ts'
import { describedCode, describedPerson, personVerbs } from '../person-verbs.ts'
import { actionNamed, commonUsage, configFor, readArguments } from './arguments.ts'
import { type AskHouse, askHouse } from './ask-house.ts'
import { table } from './table.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Voeg mensen toe, verander hun rollen, of houd ze tegen.

Gebruik:
  stadspoort person add NAAM --name "Voor Achter" --department AFDELING --role ROL [--role ROL …]
  stadspoort person list
  stadspoort person roles NAAM --role ROL [--role ROL …]
  stadspoort person block NAAM
  stadspoort person unblock NAAM
  stadspoort person reset NAAM [--second-factor]

add      toont één keer een code waarmee deze persoon voor het eerst inlogt; NAAM is de gebruikersnaam
reset    neemt het wachtwoord weg en toont een nieuwe code; met --second-factor ook de app en de passkeys
block    logt overal uit en weigert sleutels, binnen een seconde

Rollen: ${roles.join(', ')}
Voor meer gemeenten op één installatie: --tenant GEMEENTE
${commonUsage}
  --json             antwoord als JSON`

const options = {
  name: { type: 'string' },
  department: { type: 'string' },
  role: { type: 'string', multiple: true },
  tenant: { type: 'string' },
  'second-factor': { type: 'boolean' },
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
  const ask = askHouse(configFor(values), personVerbs)
  return act({ values, id, io, ask: (verb, given) => ask(verb, { ...given, tenant: values.tenant }) })
}

const actions: { readonly [name: string]: (command: Command) => Promise<number> } = {
  add,
  list,
  roles: changeRoles,
  block: (command) => stop(command, 'person.block'),
  unblock: (command) => stop(command, 'person.unblock'),
  reset,
}

async function add(command: Command): Promise<number> {
  const { name, department } = command.values
  if (name === undefined || department === undefined) throw new UsageError('Geef --name en --department.')
  const id = needed(command.id)
  const asked = { id, name, department, roles: rolesIn(command.values.role) }
  const made = describedPerson.extend(describedCode.shape).parse(await command.ask('person.add', asked))
  return showCode(command, { ...made, about: `${made.name} kan inloggen als ${made.id}.` })
}

async function list({ values, io, ask }: Command): Promise<number> {
  const people = z
    .array(describedPerson.extend({ hasSecondFactor: z.boolean(), sessions: z.number() }))
    .parse(await ask('person.list', {}))
  if (values.json === true) io.print(JSON.stringify(people))
  else if (people.length === 0) io.tell('Er zijn nog geen mensen. Voeg iemand toe met: stadspoort person add')
  else {
    const rows = people.map((person) => [
      person.id,
      person.name,
      person.department,
      person.roles.map((role) => roleNames[role]).join(', '),
      person.hasSecondFactor ? 'ja' : 'nee',
      String(person.sessions),
      person.blockedAt?.slice(0, 10) ?? '',
    ])
    io.print(table(['gebruikersnaam', 'naam', 'afdeling', 'rollen', 'tweede stap', 'sessies', 'geblokkeerd'], rows))
  }
  return exitCode.ok
}

async function changeRoles({ values, id, io, ask }: Command): Promise<number> {
  const roles = rolesIn(values.role)
  const person = describedPerson.parse(await ask('person.roles', { id: needed(id), roles }))
  if (values.json === true) io.print(JSON.stringify(person))
  else io.tell(`${person.name} is nu ${person.roles.map((role) => roleNames[role]).join(', ') || 'zonder rol'}.`)
  return exitCode.ok
}

async function stop({ values, id, io, ask }: Command, verb: 'person.block' | 'person.unblock'): Promise<number> {
  const person = describedPerson.parse(await ask(verb, { id: needed(id) }))
  if (values.json === true) io.print(JSON.stringify(person))
  else
    io.tell(
      `${person.name} ${person.blockedAt === null ? 'heeft weer toegang' : 'is geblokkeerd en overal uitgelogd'}.`,
    )
  return exitCode.ok
}

async function reset(command: Command): Promise<number> {
  const id = needed(command.id)
  const secondFactor = command.values['second-factor'] === true
  const code = describedCode.parse(await command.ask('person.reset', { id, secondFactor }))
  return showCode(command, { ...code, about: `Het oude wachtwoord van ${id} werkt niet meer.` })
}

function showCode({ values, io }: Command, shown: { about: string; code: string; expiresAt: string }): number {
  const { about, ...code } = shown
  if (values.json === true) {
    io.print(JSON.stringify(code))
    return exitCode.ok
  }
  const until = new Date(shown.expiresAt).toLocaleString('nl-NL', { timeZone: 'Europe/Amsterdam' })
  io.tell(about)
  io.tell(`Geef deze code persoonlijk door. Hij werkt één keer, tot ${until}, en wordt alleen nu getoond.`)
  io.print(shown.code)
  return exitCode.ok
}

function needed(id: string | undefined): string {
  if (id === undefined) throw new UsageError('Noem de gebruikersnaam. Je vindt hem met: stadspoort person list')
  if (!personId.safeParse(id).success)
    throw new UsageError('Een gebruikersnaam bestaat uit kleine letters, cijfers, punten en streepjes.')
  return id
}

function rolesIn(names: readonly string[] | undefined): Role[] {
  if (names === undefined) throw new UsageError(`Geef minstens één --role: ${roles.join(', ')}.`)
  return names.map((name) => {
    if (!isRole(name)) throw new UsageError(`De rol “${name}” bestaat niet. Kies uit: ${roles.join(', ')}.`)
    return name
  })
}

export const person: Verb = {
  name: 'person',
  summary: 'Voeg mensen toe, geef rollen, of houd iemand tegen',
  usage,
  run,
}
