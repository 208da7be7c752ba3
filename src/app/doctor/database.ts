/** The database, looked at without changing it. Only when no server runs: that one answers for itself. */
import { existsSync } from 'node:fs'
import { Problem } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import { openDataFolder } from '../data-folder.ts'
import { lookAtDatabase } from '../database/index.ts'
import { attention, type Check, failure, good } from './check.ts'

const name = 'database'

export async function checkDatabase({ data, database }: Config): Promise<Check> {
  const { url, maxConnections } = database
  const isThere = existsSync(`${data}/database`)
  if (url === undefined && !isThere)
    return attention(name, 'Er is nog geen database.', 'De eerste start maakt hem: stadspoort serve')
  try {
    const release = existsSync(data) ? openDataFolder(data).release : () => undefined
    try {
      const { kind, pending } = await lookAtDatabase({ directory: `${data}/database`, url, maxConnections })
      const seen = `${kind} antwoordt`
      return pending.length === 0
        ? good(name, `${seen} en is bij`)
        : attention(name, `${seen}, maar mist: ${pending.join(', ')}.`, 'Werk hem bij: stadspoort migrate')
    } finally {
      release()
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return failure(name, error.message, 'Los dit eerst op; zonder database start de poort niet.')
  }
}
