import type { Check } from '../doctor/check.ts'
import { examine } from '../doctor.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { exitCode, type Io, type Verb } from './verb.ts'

const usage = `Kijk de installatie na: versies, gegevensmap, schijf, klok, server, database, modellen, verkeer naar buiten en bewijs.
Verandert niets en werkt met en zonder draaiende server. Eindcode 1 als er iets fout is.

Gebruik: stadspoort doctor

${commonUsage}
  --json             antwoord als JSON`

const stateNames: { readonly [S in Check['state']]: string } = { ok: 'goed', attention: 'let op', failure: 'fout' }

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {})
  const checks = await examine(configFor(values))
  const failures = checks.filter(({ state }) => state === 'failure').length
  if (values.json === true) io.print(JSON.stringify({ ok: failures === 0, checks }))
  else for (const line of report(checks)) io.print(line)
  return failures === 0 ? exitCode.ok : exitCode.finding
}

function report(checks: readonly Check[]): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.flatMap(({ name, state, detail, advice }) => [
    `${stateNames[state].padEnd(6)}  ${name.padEnd(width)}  ${detail}`,
    ...(advice === null ? [] : [`${''.padEnd(8)}${''.padEnd(width)}  → ${advice}`]),
  ])
  return [...lines, '', verdict(checks)]
}

function verdict(checks: readonly Check[]): string {
  const count = (wanted: Check['state']) => checks.filter(({ state }) => state === wanted).length
  const [wrong, doubtful] = [count('failure'), count('attention')]
  if (wrong === 0 && doubtful === 0) return 'Alles is goed.'
  return `Fout: ${wrong}. Let op: ${doubtful}. Goed: ${count('ok')}.`
}

export const doctor: Verb = { name: 'doctor', summary: 'Kijk de installatie na', usage, run }
