/** Does what a command asks: through the running server when there is one, otherwise in a house opened for it. */
import type { Json } from '../kernel/json.ts'
import { Problem, type ProblemKind } from '../kernel/problem.ts'
import type { Config } from './config.ts'
import { askServer, type Handlers, type Question } from './control.ts'
import { ensureMunicipality } from './ensure-municipality.ts'
import type { VerbParts } from './house-verbs.ts'
import { openLedgers } from './ledgers.ts'
import { openHouse } from './open-house.ts'

/**
 * @param verbs what a house can do; only used when no server runs
 * @throws Problem what the verb or the opening throws
 */
export async function perform(
  config: Config,
  question: Question,
  verbs: (parts: VerbParts) => Handlers,
): Promise<Json> {
  const answered = await askServer(config.data, question)
  if (answered !== undefined) return answered
  return withHouse(config, async (parts) => {
    const handler = verbs(parts)[question.verb]
    if (handler === undefined) throw new Error(`No verb ${question.verb}`)
    return handler(question.args ?? null)
  })
}

/**
 * Many questions to one house: through the running server when there is one, otherwise in a house that is opened once.
 * @param work may ask as often as it needs
 */
export async function throughHouse<T>(
  config: Config,
  verbs: (parts: VerbParts) => Handlers,
  work: (ask: (question: Question) => Promise<Json>) => Promise<T>,
): Promise<T> {
  if ((await askServer(config.data, { verb: 'ping' })) !== undefined)
    return work(async (question) => {
      const answered = await askServer(config.data, question)
      if (answered === undefined) throw new Problem(stopped)
      return answered
    })
  return withHouse(config, async (parts) => {
    const handlers = verbs(parts)
    return work(async ({ verb, args = null }) => {
      const handler = handlers[verb]
      if (handler === undefined) throw new Error(`No verb ${verb}`)
      return handler(args)
    })
  })
}

const stopped: ProblemKind = { code: 'server-stopped', status: 503, title: 'De server is intussen gestopt.' }

/** Opens a whole house under its lock, and closes it again whatever happens. */
export async function withHouse<T>(config: Config, work: (parts: VerbParts) => Promise<T>): Promise<T> {
  const house = await openHouse({ config })
  try {
    await ensureMunicipality(house)
    const ledgers = await openLedgers({
      folder: house.folder,
      node: config.node,
      tenants: house.tenancy.list().map((tenant) => tenant.id),
      clock: house.clock,
      minimumFreeBytes: config.ledger.minimumFreeBytes,
    })
    try {
      return await work({ house, ledgers })
    } finally {
      await ledgers.close()
    }
  } finally {
    await house.close()
  }
}
