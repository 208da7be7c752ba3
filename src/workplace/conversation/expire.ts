/** What has been kept long enough goes: for conversations the register says how long, per use case. */
import type { Desk } from '../desk.ts'
import { keepingOf } from '../use-case-access.ts'

const day = 86_400_000
/** Long enough to think again about a sentence that was rejected. */
const rejectedDays = 30

/**
 * Removes old news, rejected sentences, and conversations that were not touched for longer than their use case keeps them; all of a use case that keeps
 * nothing any more or is no longer registered. Safe to repeat, and for several gates at once.
 * @returns how many conversations were removed
 */
export async function expireConversations(desk: Desk): Promise<number> {
  let removed = 0
  for (const tenant of desk.tenants()) {
    await desk.stores.news.removeOld(tenant, desk.now())
    await desk.stores.corrections.removeRejected(tenant, new Date(desk.clock.now() - rejectedDays * day))
    for (const useCase of await desk.stores.conversations.useCases(tenant)) {
      const { days } = keepingOf(desk.useCases.find(tenant, useCase), 0)
      const before = new Date(desk.clock.now() - days * day)
      const gone = await desk.stores.conversations.removeOlder(tenant, useCase, before)
      if (gone.length === 0) continue
      removed += gone.length
      const at = desk.now().toISOString()
      await desk.gate
        .ledger(tenant)
        .append({ v: 1, type: 'conversations.expired', at, useCase: { id: useCase }, days, count: gone.length })
    }
  }
  return removed
}
