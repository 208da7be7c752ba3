/** Looks at an installation as an administrator would, with the server running or not. Changes nothing. */
import { existsSync, statSync } from 'node:fs'
import { systemClock } from '../kernel/clock.ts'
import type { Config } from './config.ts'
import type { Check } from './doctor/check.ts'
import { checkDatabase } from './doctor/database.ts'
import { checkLedgers } from './doctor/ledger.ts'
import { checkClock, checkDisk, checkFolder, checkVersions, isUsable } from './doctor/machine.ts'
import { checkEgress, checkModels } from './doctor/models.ts'
import { askAndCheckServer } from './doctor/server.ts'
import { withModels } from './open-models.ts'

export async function examine(config: Config): Promise<readonly Check[]> {
  const { data, ledger } = config
  const machine = [checkVersions(), checkFolder(data), checkDisk(data, ledger.minimumFreeBytes)]
  // Of a folder that we may not open, nothing more can be said.
  if (existsSync(data) && !isUsable(data)) return machine
  const server = await askAndCheckServer(data)
  const evidence = await checkLedgers(data)
  // A program that was installed cannot be newer than now.
  const clock = {
    now: systemClock.now(),
    made: statSync(new URL(import.meta.url)).mtimeMs,
    lastRecord: evidence.lastRecord,
  }
  return [
    ...machine,
    checkClock(clock),
    server.check,
    ...(server.inside ?? (await examineAlone(config))),
    ...evidence.checks,
  ]
}

/** What the server would have said, found out here. */
async function examineAlone(config: Config): Promise<readonly Check[]> {
  const database = await checkDatabase(config)
  return withModels(config, async ({ models, egress }) => [
    database,
    ...(await checkModels(models)),
    checkEgress(egress),
  ])
}
