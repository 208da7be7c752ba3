/** The running server, seen from outside through its control socket, and what it says of itself. */
import { existsSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { Json } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RunningHouse } from '../compose.ts'
import { askServer, controlSocket } from '../control.ts'
import { lockHolder } from '../folder-lock.ts'
import { houseHealth } from '../health.ts'
import { programVersion } from '../program-version.ts'
import { attention, type Check, checkSchema, failure, good } from './check.ts'
import { checkEgress, checkModels } from './models.ts'

const report = z.object({ version: z.string(), checks: z.array(checkSchema) })

/** The control verb `doctor`: what only the server itself can know. */
export async function examineServer(running: RunningHouse): Promise<Json> {
  const health = await houseHealth(running)
  const checks = [
    ...health.map(({ name, ok, detail }) => (ok ? good(name, detail) : failure(name, detail, healthAdvice))),
    ...(await checkModels(running.models)),
    checkEgress(running.egress),
  ]
  return { version: programVersion(), checks }
}

const healthAdvice = 'Zolang dit zo is, laat de poort niets door. Kijk in het log van de server.'

export interface ServerFindings {
  readonly check: Check
  /** What the server says; undefined when none answers. */
  readonly inside: readonly Check[] | undefined
}

export async function askAndCheckServer(data: string): Promise<ServerFindings> {
  const name = 'server'
  try {
    const answer = await askServer(data, { verb: 'doctor' })
    if (answer === undefined) return { check: withoutAnswer(data), inside: undefined }
    const { version, checks } = report.parse(answer)
    return { check: checkRunning(data, version), inside: checks }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const advice = 'Voer dit uit als de gebruiker van de server, of start de server opnieuw.'
    return { check: failure(name, error.message, advice), inside: undefined }
  }
}

function withoutAnswer(data: string): Check {
  const holder = existsSync(data) ? lockHolder(data) : undefined
  if (holder === undefined) return attention('server', 'De poort draait niet.', 'Start de poort: stadspoort serve')
  const detail = `Proces ${holder.pid} op ${holder.host} heeft de gegevensmap, maar neemt geen opdrachten aan.`
  return failure('server', detail, 'Wacht tot het klaar is met starten of stoppen, of stop dat proces.')
}

function checkRunning(data: string, version: string): Check {
  const socket = controlSocket(data)
  if ((statSync(socket).mode & 0o077) !== 0)
    return failure(
      'server',
      'Anderen kunnen de server opdrachten geven.',
      `Start de poort opnieuw, of: chmod 600 ${socket}`,
    )
  return version === programVersion()
    ? good('server', `draait, versie ${version}; alleen de eigenaar kan opdrachten geven`)
    : attention('server', `De server draait nog met versie ${version}.`, 'Start de poort opnieuw.')
}
