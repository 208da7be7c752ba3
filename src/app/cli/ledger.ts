import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Json } from '../../kernel/json.ts'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import { exportLog, type Finding, type LogView, type VerifyReport, verifyLog, viewLog } from '../../ledger/index.ts'
import { askServer } from '../control.ts'
import { logsIn } from '../ledgers.ts'
import { commonUsage, configFor, readArguments, wholeNumber } from './arguments.ts'
import { readText } from './text-input.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Controleer, bewijs of kopieer het logboek. Dit kan ook terwijl de server draait en zonder database.

Gebruik:
  stadspoort ledger verify [--checkpoint BESTAND] [--key SLEUTEL] [--json]
  stadspoort ledger show NUMMER
  stadspoort ledger prove NUMMER [--out BESTAND]
  stadspoort ledger export MAP
  stadspoort ledger key

verify   rekent het hele logboek na en noemt de eerste vermelding die niet klopt
show     toont één vermelding
prove    maakt een bewijs dat iedereen zonder ons kan controleren (c2sp.org/tlog-proof@v1)
export   kopieert het logboek naar een lege map
key      toont de sleutel waarmee anderen het logboek controleren

Opties:
  --dir MAP            de map van één logboek
  --log GEMEENTE/NAAM  één logboek uit de gegevensmap; nodig als er meer zijn
  --checkpoint BESTAND een checkpoint dat je eerder hebt bewaard; het logboek moet daarop voortbouwen
  --key SLEUTEL        de sleutel zoals de gemeente die bekendmaakte; anders gelooft verify het bestand verifier-key
  --out BESTAND        waar het bewijs komt; anders op het scherm
  --json               antwoord voor een programma
${commonUsage}`

const options = {
  dir: { type: 'string' },
  log: { type: 'string' },
  checkpoint: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
} as const

type Wish = ReturnType<typeof readArguments<typeof options>>['values']

const kind = (code: string, title: string): ProblemKind => ({ code, status: 404, title })
const problems = {
  noLedger: kind('no-ledger', 'Er is hier geen logboek.'),
} as const

/** A log on this machine. */
interface Place {
  readonly directory: string
  /** The data folder it is in, when it is in one: a server may be running there. */
  readonly data?: string
}

/** @throws Problem no-ledger · InvalidConfig */
function places(wish: Wish): readonly Place[] {
  if (wish.dir !== undefined) return [{ directory: path.resolve(wish.dir) }]
  const data = path.resolve(wish.data ?? configFor(wish).data)
  const all = logsIn(data).map(({ directory }) => ({ directory, data }))
  const wanted = wish.log === undefined ? all : all.filter(({ directory }) => directory.endsWith(`/ledger/${wish.log}`))
  if (wanted.length > 0) return wanted
  const known = all.map(nameOf).join(', ')
  const detail = all.length > 0 ? `Dat logboek is er niet. Mogelijk zijn: ${known}.` : `In ${data} staat geen logboek.`
  throw new Problem(problems.noLedger, { detail })
}

function nameOf({ directory }: Place): string {
  return path.join(path.basename(path.dirname(directory)), path.basename(directory))
}

function onlyPlace(wish: Wish): Place {
  const [first, second, ...rest] = places(wish)
  if (first === undefined) throw new Problem(problems.noLedger)
  if (second === undefined) return first
  const names = [first, second, ...rest].map(nameOf).join(', ')
  throw new UsageError(`Er zijn meer logboeken. Kies er een met --log: ${names}.`)
}

/** What was recorded a moment ago is not in the files yet; only a running server can put it there. */
async function publishFirst(place: Place, io: Io): Promise<void> {
  if (place.data === undefined) return
  try {
    await askServer(place.data, { verb: 'ledger.publish' })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    io.tell(`De server kon het logboek niet bijwerken: ${error.message} Dit is de stand van het laatste checkpoint.`)
  }
}

async function view(wish: Wish, io: Io): Promise<LogView> {
  const place = onlyPlace(wish)
  await publishFirst(place, io)
  return viewLog(place.directory)
}

function describe({ index, file, detail }: Finding): string {
  return index === undefined ? `${file}: ${detail}.` : `Vermelding ${index} (${file}): ${detail}.`
}

function tellReport(directory: string, report: VerifyReport, io: Io): void {
  const name = report.origin === '' ? directory : report.origin
  const unpublished =
    report.unpublished > 0 ? ` Daarna zijn er nog ${report.unpublished}, nog niet onder het checkpoint.` : ''
  if (report.ok) io.print(`${name}: ${report.size} vermeldingen nagerekend, alles klopt.${unpublished}`)
  else io.print(`${name}: het logboek klopt niet.`)
  for (const finding of report.findings) io.print(`  ${describe(finding)}`)
}

async function verify(wish: Wish, io: Io): Promise<number> {
  const isAboutOne = wish.checkpoint !== undefined || wish.key !== undefined
  const chosen = isAboutOne ? [onlyPlace(wish)] : places(wish)
  const logs: { readonly [name: string]: Json }[] = []
  for (const { directory } of chosen) {
    const report = await verifyLog({
      directory,
      ...(wish.checkpoint === undefined ? {} : { checkpoint: readText(wish.checkpoint) }),
      ...(wish.key === undefined ? {} : { verifierKey: wish.key }),
    })
    logs.push({ directory, ...report, findings: report.findings.map((finding) => ({ ...finding })) })
    if (wish.json !== true) tellReport(directory, report, io)
  }
  const ok = logs.every((log) => log.ok === true)
  if (wish.json === true) io.print(JSON.stringify({ ok, logs }))
  return ok ? exitCode.ok : exitCode.finding
}

function indexFrom(word: string | undefined): number {
  const index = wholeNumber(word, 'het nummer van de vermelding')
  if (index === undefined) throw new UsageError('Noem het nummer van de vermelding.')
  return index
}

async function prove(wish: Wish, word: string | undefined, io: Io): Promise<number> {
  const index = indexFrom(word)
  const proof = await (await view(wish, io)).prove(index)
  if (wish.out === undefined) await io.write(proof)
  else {
    await writeFile(wish.out, proof)
    io.tell(`Het bewijs van vermelding ${index} staat in ${wish.out}.`)
  }
  return exitCode.ok
}

async function show(wish: Wish, word: string | undefined, io: Io): Promise<number> {
  const index = indexFrom(word)
  const record = await (await view(wish, io)).entry(index)
  io.print(printable(record.toString('utf8')))
  return exitCode.ok
}

/** The same JSON, without the characters that some terminals take for commands (DEL and the C1 controls). */
function printable(json: string): string {
  return json.replaceAll(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`)
}

async function copy(wish: Wish, to: string | undefined, io: Io): Promise<number> {
  if (to === undefined) throw new UsageError('Noem de map waar de kopie moet komen.')
  const place = onlyPlace(wish)
  await publishFirst(place, io)
  await exportLog({ directory: place.directory, to: path.resolve(to) })
  const report = await verifyLog({ directory: path.resolve(to) })
  if (wish.json === true) io.print(JSON.stringify({ directory: to, ...report }))
  else tellReport(to, report, io)
  return report.ok ? exitCode.ok : exitCode.finding
}

async function showKey(wish: Wish, io: Io): Promise<number> {
  const place = onlyPlace(wish)
  io.print(readText(path.join(place.directory, 'verifier-key')).trim())
  return exitCode.ok
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, options, 2)
  const [action, word] = words
  if (action === 'prove') return prove(values, word, io)
  if (action === 'show') return show(values, word, io)
  if (action === 'export') return copy(values, word, io)
  if (word !== undefined) throw new UsageError(`“${word}” hoort hier niet.`)
  if (action === 'verify') return verify(values, io)
  if (action === 'key') return showKey(values, io)
  throw new UsageError('Kies uit: verify, show, prove, export of key.')
}

/** The evidence of this gate, for whoever wants to check it: needs no lock, no database and no server. */
export const ledger: Verb = { name: 'ledger', summary: 'Controleer of exporteer het logboek', usage, run }
