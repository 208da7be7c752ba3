import { z } from 'zod'
import type { Json } from '../../kernel/json.ts'
import type { Config } from '../config.ts'
import { askServer } from '../control.ts'
import {
  type CheckedModel,
  checkedModel,
  checkModels,
  type DescribedModel,
  describedModel,
  listModels,
} from '../model-verbs.ts'
import { withModels } from '../open-models.ts'
import { zoneNames } from '../zone-names.ts'
import { commonUsage, configFor, readArguments } from './arguments.ts'
import { table } from './table.ts'
import { exitCode, type Io, UsageError, type Verb } from './verb.ts'

const usage = `Toon de modellen achter de poort, of vraag elk model of het kan antwoorden.

Gebruik:
  stadspoort models [list]    welke modellen er zijn, waar ze draaien en wat gebruikers erover zien
  stadspoort models check     vraagt elk model of het kan antwoorden; eindcode 1 als er een niet kan

${commonUsage}
  --json             antwoord als JSON`

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, words } = readArguments(args, {}, 1)
  const [action = 'list'] = words
  const config = configFor(values)
  if (action === 'list') {
    const models = z.array(describedModel).parse(await ask(config, 'models.list'))
    io.print(values.json === true ? JSON.stringify(models) : listing(models))
    return exitCode.ok
  }
  if (action !== 'check') throw new UsageError('Kies list of check.')
  const checks = z.array(checkedModel).parse(await ask(config, 'models.check'))
  io.print(values.json === true ? JSON.stringify(checks) : findings(checks))
  return checks.every(({ ok }) => ok) ? exitCode.ok : exitCode.finding
}

/** The running server knows what it found at its start; without one the settings are read here. */
async function ask(config: Config, verb: 'models.list' | 'models.check'): Promise<Json> {
  const answered = await askServer(config.data, { verb })
  if (answered !== undefined) return answered
  return withModels(config, async ({ models }) => (verb === 'models.list' ? listModels(models) : checkModels(models)))
}

function listing(models: readonly DescribedModel[]): string {
  const head = ['model', 'zone', 'soort', 'wie draait het', 'recht', 'traint op vragen', 'licentie']
  return table(
    head,
    models.map(({ id, zone, engine, sheet }) => [
      id,
      zoneNames[zone],
      engine,
      sheet.operator ?? unknown,
      sheet.jurisdiction ?? unknown,
      sheet.trainsOnInput === null ? unknown : sheet.trainsOnInput ? 'ja' : 'nee',
      sheet.licence ?? unknown,
    ]),
  )
}

const unknown = 'onbekend'

function findings(checks: readonly CheckedModel[]): string {
  return table(
    ['model', 'zone', 'antwoordt', 'wat we zagen'],
    checks.map(({ id, zone, ok, detail, isResting }) => [
      id,
      zoneNames[zone],
      ok ? 'ja' : 'nee',
      isResting ? `${detail} De poort laat dit model even met rust.` : detail,
    ]),
  )
}

export const models: Verb = { name: 'models', summary: 'Toon of controleer modellen', usage, run }
