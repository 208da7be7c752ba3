/** What the ledger says of decisions: the facts that they were made on, and how many there were of each. */
import { z } from 'zod'
import { zones } from '../../kernel/zone.ts'

/** The part of an opening or refusing record that a policy decides on. */
const decision = z.object({
  type: z.enum(['passage.opened', 'passage.refused']),
  at: z.string(),
  actor: z.object({ kind: z.enum(['key', 'person']), id: z.string(), roles: z.array(z.string()).optional() }),
  useCase: z.object({ id: z.string(), version: z.int() }),
  zone: z.enum(zones),
  kinds: z.record(z.string(), z.number()),
})
type Decision = z.infer<typeof decision>

/** Decisions on the same facts. */
export interface FactsGroup {
  readonly actorKind: Decision['actor']['kind']
  readonly roles: readonly string[]
  readonly useCase: Decision['useCase']
  readonly zone: Decision['zone']
  readonly kinds: readonly string[]
  count: number
  /** Pseudonyms of who asked. */
  readonly actors: Set<string>
}

export interface Recorded {
  readonly groups: readonly FactsGroup[]
  /** Decisions in all. */
  readonly count: number
  /** Decisions whose record does not say the roles of who asked: they cannot be judged again. */
  readonly unknown: number
}

const opens = Buffer.from('"type":"passage.')

/**
 * Reads back to a moment.
 * @param logs records from the newest back, a bundle at a time; inside a bundle the oldest is first
 * @param since ISO 8601 UTC; text order is time order
 */
export async function readRecorded(
  logs: readonly AsyncIterable<readonly Buffer[]>[],
  since: string,
  pause: () => Promise<void>,
): Promise<Recorded> {
  const groups = new Map<string, FactsGroup>()
  let [count, unknown] = [0, 0]
  for (const log of logs) {
    for await (const bundle of log) {
      const decisions = bundle.flatMap((record) => readDecision(record) ?? [])
      const inTime = decisions.filter(({ at }) => at >= since)
      for (const one of inTime) {
        count += 1
        if (one.actor.roles === undefined) unknown += 1
        else add(groups, one, one.actor.roles)
      }
      if (inTime.length === 0 && decisions.length > 0) break
      await pause()
    }
  }
  return { groups: [...groups.values()], count, unknown }
}

function readDecision(record: Buffer): Decision | undefined {
  if (!record.includes(opens)) return undefined
  return decision.safeParse(JSON.parse(record.toString('utf8'))).data
}

function add(
  groups: Map<string, FactsGroup>,
  { actor, useCase, zone, kinds }: Decision,
  held: readonly string[],
): void {
  const roles = [...held].sort()
  const found = Object.keys(kinds).sort()
  const key = JSON.stringify([actor.kind, roles, useCase.id, useCase.version, zone, found])
  const group = groups.get(key) ?? {
    ...{ actorKind: actor.kind, roles, useCase, zone, kinds: found },
    ...{ count: 0, actors: new Set<string>() },
  }
  group.count += 1
  group.actors.add(actor.id)
  groups.set(key, group)
}
