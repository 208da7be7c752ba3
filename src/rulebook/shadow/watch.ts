/**
 * Shadow mode: every decision at the gate is judged once more by a version that is not in force, and only counted. Verdicts
 * are remembered, so this costs a look in a map; the counts go to the database every few seconds.
 */
import type { Zone } from '../../kernel/zone.ts'
import type { Facts, Policy, Verdict } from '../../policy/index.ts'
import type { Difference } from '../contract.ts'
import type { ShadowCount, ShadowStore } from '../store/shadows.ts'
import { differenceOf } from './difference.ts'

export interface Decision {
  readonly facts: Facts
  readonly zone: Zone
  readonly verdict: Verdict
}

interface Pending extends Omit<ShadowCount, 'decisions'> {
  decisions: number
}

export function createWatch(store: Pick<ShadowStore, 'add'>) {
  let shadows = new Map<string, Policy>()
  let pending = new Map<string, Pending>()

  return {
    /** @param all the policy that is judged along, by municipality */
    put: (all: ReadonlyMap<string, Policy>): void => {
      shadows = new Map(all)
    },
    /** Called by the gate with every decision. */
    judged(tenant: string, { facts, zone, verdict }: Decision): void {
      const shadow = shadows.get(tenant)
      if (shadow === undefined) return
      const difference: Difference = differenceOf(verdict, shadow.judgeSend(facts, zone))
      const useCase = facts.useCase?.id ?? ''
      const key = `${tenant} ${shadow.version} ${useCase} ${zone} ${difference}`
      const row = pending.get(key) ?? { tenant, hash: shadow.version, useCase, zone, difference, decisions: 0 }
      row.decisions += 1
      pending.set(key, row)
    },
    /** Writes what was counted; what cannot be written now is kept for the next time. */
    async flush(): Promise<void> {
      const counted = pending
      pending = new Map()
      const tenants = new Set([...counted.values()].map(({ tenant }) => tenant))
      for (const tenant of tenants) {
        const rows = [...counted].filter(([, row]) => row.tenant === tenant)
        try {
          await store.add(
            tenant,
            rows.map(([, row]) => row),
          )
        } catch (error) {
          for (const [key, row] of rows) {
            const newer = pending.get(key)
            if (newer === undefined) pending.set(key, row)
            else newer.decisions += row.decisions
          }
          throw error
        }
      }
    },
  }
}
