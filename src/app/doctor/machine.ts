/** The machine: versions, the data folder's rights, room on the disk, the clock. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { readManifest } from '../program-version.ts'
import { attention, type Check, failure, good } from './check.ts'

export function checkVersions(): Check {
  const { version, node: needed } = readManifest()
  const running = process.versions.node
  const detail = `Stadspoort ${version}, Node ${running}`
  return isOlder(running, needed)
    ? failure('versies', detail, `Installeer Node ${needed} of nieuwer.`)
    : good('versies', detail)
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) < (b?.[i] ?? 0)
  return false
}

/** Nobody but the owner may look into the folder; a group may when an administrator chose so. */
export function checkFolder(folder: string): Check {
  const name = 'gegevensmap'
  if (!existsSync(folder))
    return attention(name, `${folder} is er nog niet.`, 'De eerste start maakt de map: stadspoort serve')
  const { mode, uid } = statSync(folder)
  const rights = (mode & 0o777).toString(8).padStart(3, '0')
  const onlyOwner = `Geef alleen de eigenaar toegang: chmod 700 ${folder}`
  const { uid: own, username } = userInfo()
  if (own > 0 && uid !== own)
    return failure(
      name,
      `${folder} is van een andere gebruiker.`,
      `Maak ${username} eigenaar, of werk als de eigenaar.`,
    )
  if (!isUsable(folder)) return failure(name, `In ${folder} mag je niet lezen en schrijven.`, onlyOwner)
  if ((mode & 0o007) !== 0)
    return failure(name, `Iedereen op deze machine kan in ${folder} (rechten ${rights}).`, onlyOwner)
  if ((mode & 0o070) !== 0) return attention(name, `Een groep kan in ${folder} (rechten ${rights}).`, onlyOwner)
  return good(name, `${folder}, rechten ${rights}`)
}

export function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** From this many times the least room, there is time to act. */
const ample = 4

/** @param minimum bytes below which the ledger records nothing and so nothing passes */
export function checkDisk(folder: string, minimum: number): Check {
  const { bavail, bsize } = statfsSync(nearestFolder(folder))
  const free = bavail * bsize
  const detail = `${mebibytes(free)} vrij; de poort stopt onder ${mebibytes(minimum)}`
  const advice = 'Maak ruimte vrij op deze schijf of zet de gegevensmap op een grotere.'
  if (free < minimum) return failure('schijf', detail, advice)
  return free < minimum * ample ? attention('schijf', detail, advice) : good('schijf', detail)
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder(folder: string): string {
  const parent = path.dirname(folder)
  return existsSync(folder) || parent === folder ? folder : nearestFolder(parent)
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024).toLocaleString('nl-NL')} MiB`
}

/** Clocks of machines differ a little; the program may have been built on another one. */
const toleratedMs = 2000
const toleratedBuildMs = 3_600_000

export interface ClockFacts {
  readonly now: number
  /** When this program was built. */
  readonly made: number
  /** When the last record of any ledger was written; undefined without records. */
  readonly lastRecord: number | undefined
}

/** Records carry the time; a clock that is behind makes evidence that cannot be explained. */
export function checkClock({ now, made, lastRecord }: ClockFacts): Check {
  const time = new Date(now).toISOString()
  const advice = 'Zet de klok gelijk en laat de machine dat zelf doen (NTP): timedatectl set-ntp true'
  if (now < made - toleratedBuildMs)
    return failure('klok', `De klok staat op ${time}: dat is voordat dit programma er was.`, advice)
  if (lastRecord !== undefined && now < lastRecord - toleratedMs) {
    const last = new Date(lastRecord).toISOString()
    return failure('klok', `De klok staat op ${time}, maar het logboek liep al tot ${last}.`, advice)
  }
  return good('klok', time)
}
