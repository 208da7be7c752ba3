import { stringify } from 'yaml'
import { documentConfig } from '../config/document-config.ts'
import { redactConfig } from '../config/redact-config.ts'
import { configSchema, readConfig } from '../config.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { InvalidConfig } from './invalid-config.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Toon of controleer de instellingen.

Gebruik:
  stadspoort config print     wat nu geldt, zonder geheimen
  stadspoort config check     alle fouten in één keer; eindcode 1 als er een is
  stadspoort config --docs    alle instellingen met uitleg (zo is docs/configuration.md gemaakt)

${commonUsage}
  --json                      antwoord als JSON`

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, { docs: { type: 'boolean' } } as const, 1)
  if (values.docs === true) {
    await io.write(documentConfig(configSchema))
    return exitCode.ok
  }
  const [action] = words
  if (action === 'print') {
    const shown = redactConfig(configFor(values))
    if (values.json === true) io.print(JSON.stringify(shown))
    else await io.write(stringify(shown))
    return exitCode.ok
  }
  if (action === 'check') return check(values, io)
  throw new UsageError('Kies print, check of --docs.')
}

function check(values: ReturnType<typeof readArguments>['values'], io: Io): number {
  const result = readConfig({ file: values.config, data: values.data })
  const issues = result.ok ? [] : result.issues
  if (values.json === true) {
    io.print(
      JSON.stringify({
        file: result.file ?? null,
        issues: issues.map((issue) => ({ ...issue, at: issue.at ?? null })),
      }),
    )
  } else if (result.ok) {
    io.print(
      result.file === undefined
        ? 'Er is geen bestand met instellingen; de standaardwaarden gelden.'
        : `${result.file} klopt.`,
    )
  } else {
    io.print(new InvalidConfig(result.file, issues).message)
  }
  return result.ok ? exitCode.ok : exitCode.finding
}

export const config: Verb = { name: 'config', summary: 'Toon of controleer de instellingen', usage, run }
