/** Options of a verb, with Dutch words for what is wrong with them. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { InvalidConfig } from './invalid-config.ts'
import { UsageError } from './verb.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Every verb takes these. */
export const commonOptions = {
  data: { type: 'string' },
  config: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies Options

/** Lines about the common options for the text of `--help`. */
export const commonUsage = `  --data MAP         gegevensmap (anders die uit de instellingen)
  --config BESTAND   instellingen (anders ./stadspoort.yaml als dat er is)`

export interface Arguments<O extends Options> {
  readonly values: ReturnType<
    typeof parseArgs<{ options: O & typeof commonOptions; allowPositionals: true; strict: true }>
  >['values']
  readonly words: readonly string[]
}

/**
 * @param words most words that may come besides the options
 * @throws UsageError
 */
export function readArguments<O extends Options>(args: readonly string[], options: O, words = 0): Arguments<O> {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...commonOptions, ...options },
      allowPositionals: true,
      strict: true,
    })
    const extra = parsed.positionals[words]
    if (extra !== undefined) throw new UsageError(`“${extra}” hoort hier niet.`)
    return { values: parsed.values as Arguments<O>['values'], words: parsed.positionals }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(dutch(error))
  }
}

function dutch(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? 'deze optie'
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `De optie ${option} bestaat niet.`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `De optie ${option} heeft een waarde nodig, of juist niet.`
  return 'Deze opties kloppen niet.'
}

/** A whole number from an option. @throws UsageError */
export function wholeNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`Bij ${option} hoort een heel getal.`)
  return Number(text)
}

/** Settings for a verb. @throws InvalidConfig with all problems */
export function configFor(
  values: { data?: string | undefined; config?: string | undefined },
  more: { port?: number | undefined; host?: string | undefined } = {},
): Config {
  const result = readConfig({ file: values.config, data: values.data, ...more })
  if (!result.ok) throw new InvalidConfig(result.file, result.issues)
  return result.config
}

/**
 * What the first word of a verb asks for.
 * @throws UsageError that tells which there are
 */
export function actionNamed<A>(actions: { readonly [name: string]: A }, name: string | undefined): A {
  const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action !== undefined) return action
  const names = Object.keys(actions)
  throw new UsageError(`Kies ${names.slice(0, -1).join(', ')} of ${names.at(-1)}.`)
}
