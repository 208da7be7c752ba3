/** The evidence as it lies on the disk: needs no lock and no server. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isJsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import { formatVerifierKey, type LogView, loadSigningKey, viewLog } from '../../ledger/index.ts'
import { type LogPlace, ledgerKeyFile, logsIn } from '../ledgers.ts'
import { attention, type Check, failure, good } from './check.ts'
import { isUsable } from './machine.ts'

export interface LedgerFindings {
  readonly checks: readonly Check[]
  /** Milliseconds since the Unix epoch of the newest record; undefined without records. */
  readonly lastRecord: number | undefined
}

export async function checkLedgers(data: string): Promise<LedgerFindings> {
  const places = logsIn(data)
  if (places.length === 0) {
    const check = attention('bewijs', 'Er is nog geen logboek.', 'De eerste start maakt het: stadspoort serve')
    return { checks: [check], lastRecord: undefined }
  }
  const found = await Promise.all(places.map((place) => checkLog(data, place)))
  const moments = found.flatMap(({ lastRecord }) => lastRecord ?? [])
  return {
    checks: found.map(({ check }) => check),
    lastRecord: moments.length === 0 ? undefined : Math.max(...moments),
  }
}

const restoreAdvice = 'Start de poort niet en zet het logboek terug uit de laatste kopie.'

async function checkLog(data: string, place: LogPlace): Promise<{ check: Check; lastRecord?: number | undefined }> {
  const name = `bewijs ${place.tenant}/${place.node}`
  try {
    const view = await viewLog(place.directory)
    const { size, origin } = view.checkpoint
    if (size > 0 && !(await view.holds(size - 1))) {
      return { check: failure(name, `De laatste vermelding (${size - 1}) klopt niet.`, restoreAdvice) }
    }
    const lastRecord = size === 0 ? undefined : await momentOf(view, size - 1)
    const trouble = await keyTrouble(path.join(data, ledgerKeyFile(place.tenant)), { place, origin })
    if (trouble !== undefined) return { check: failure(name, trouble, keyAdvice), lastRecord }
    const check = isUsable(place.directory)
      ? good(name, `${size} vermeldingen onder een handtekening; de laatste klopt. Alles narekenen: ledger verify`)
      : failure(
          name,
          `In ${place.directory} mag je niet lezen en schrijven.`,
          'Maak de gebruiker van de poort eigenaar.',
        )
    return { check, lastRecord }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { check: failure(name, error.message, restoreAdvice) }
  }
}

const keyAdvice = 'Zet het sleutelbestand terug uit de kopie. Zonder deze sleutel kan dit logboek niet verder.'

/** Dutch; undefined when the key is there, is ours alone, and belongs to this log. */
async function keyTrouble(
  file: string,
  { place, origin }: { place: LogPlace; origin: string },
): Promise<string | undefined> {
  try {
    const { publicKey } = await loadSigningKey(file)
    const expected = formatVerifierKey(origin, publicKey)
    const published = readFileSync(path.join(place.directory, 'verifier-key'), 'utf8').trim()
    return published === expected ? undefined : `De sleutel in ${file} hoort niet bij dit logboek.`
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

async function momentOf(view: LogView, index: number): Promise<number | undefined> {
  const record: unknown = JSON.parse((await view.entry(index)).toString())
  return isJsonObject(record) && typeof record.at === 'string' ? Date.parse(record.at) : undefined
}
