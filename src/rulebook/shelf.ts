/**
 * The policy of each municipality in memory, ready to judge. A look-up costs a map and the clock; at its moment the next
 * version takes over by itself, on every process.
 */
import type { Clock } from '../kernel/clock.ts'
import { createPolicy, type Policy } from '../policy/index.ts'
import type { StoredVersion } from './store/versions.ts'
import { effectAt, timetable } from './version/in-force.ts'

interface Shelf {
  readonly versions: readonly StoredVersion[]
  readonly policy: Policy
  readonly current: StoredVersion | undefined
  /** When the next version takes over, in milliseconds since the Unix epoch. */
  readonly until: number
}

export interface ShelvesOptions {
  readonly clock: Clock
  readonly shippedPolicy: string
  readonly schema: string
  readonly onFault: (error: unknown, what: string) => void
}

export function createShelves({ clock, shippedPolicy, schema, onFault }: ShelvesOptions) {
  const shelves = new Map<string, Shelf>()
  const compiled = new Map<string, Policy>()

  /** A stored text that a later schema does not fit any more refuses everything: what cannot be judged must not pass. */
  function compile(text: string, hash: string): Policy {
    const known = compiled.get(hash)
    if (known !== undefined) return known
    let policy: Policy
    try {
      policy = createPolicy({ text, schema })
    } catch (error) {
      onFault(error, `policy ${hash}`)
      policy = createPolicy({ text: '', schema })
    }
    compiled.set(hash, policy)
    return policy
  }

  const shipped = createPolicy({ text: shippedPolicy, schema })
  compiled.set(shipped.version, shipped)

  function shelve(versions: readonly StoredVersion[]): Shelf {
    const { current, coming } = timetable(versions, clock.now())
    const next = coming[0]
    const policy = current === undefined ? shipped : compile(current.text, current.hash)
    return { versions, policy, current, until: next === undefined ? Number.POSITIVE_INFINITY : effectAt(next) }
  }

  function shelfOf(tenant: string): Shelf | undefined {
    const shelf = shelves.get(tenant)
    if (shelf === undefined || clock.now() < shelf.until) return shelf
    const turned = shelve(shelf.versions)
    shelves.set(tenant, turned)
    return turned
  }

  return {
    /** @param versions those that were approved */
    put: (tenant: string, versions: readonly StoredVersion[]): void => {
      shelves.set(tenant, shelve(versions))
    },
    compile,
    /** What decides now; before anything is stored, what is shipped. */
    policy: (tenant: string): Policy => shelfOf(tenant)?.policy ?? shipped,
    current: (tenant: string): StoredVersion | undefined => shelfOf(tenant)?.current,
  }
}
export type Shelves = ReturnType<typeof createShelves>
