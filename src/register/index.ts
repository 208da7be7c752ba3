/**
 * What may run: the register of use cases (toepassingen). The register is the runtime: the record that is published and
 * reviewed is the same that the gate decides on.
 *
 * Promises: look-ups touch no database; versions are only added, so what was in force at a passage stays readable; a
 * change works within a second on every process. Serves AVG art. 30, AI Act art. 26, the Algoritmeregister.
 */
import type { Clock } from '../kernel/clock.ts'
import { newestLoad } from '../kernel/newest-load.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256 } from '../kernel/sha256.ts'
import type { Tables } from '../kernel/tables.ts'
import { type UseCase, type UseCaseRecord, useCaseSchema } from './contract.ts'
import { problems } from './problems.ts'
import { createUseCaseStore } from './store.ts'

export { type UseCase, type UseCaseRecord, type UseCaseState, useCaseSchema, useCaseStates } from './contract.ts'

/** What the register needs from the house. */
export interface RegisterDeps {
  readonly tables: Tables
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  readonly clock: Clock
}

interface Shelf {
  readonly version: string
  readonly useCases: ReadonlyMap<string, UseCase>
}

const emptyShelf: Shelf = { version: '', useCases: new Map() }

/** Loads the newest version of every use case; look-ups are from memory. */
export async function createRegister({ tables, tenants, clock }: RegisterDeps) {
  const store = createUseCaseStore(tables)
  let shelves = new Map<string, Shelf>()

  const reload = newestLoad(
    () => Promise.all(tenants().map(async (tenant) => [tenant, shelve(await store.newest(tenant))] as const)),
    (loaded) => {
      shelves = new Map(loaded)
    },
  )
  const shelf = (tenant: string): Shelf => shelves.get(tenant) ?? emptyShelf

  await reload()
  const stop = tables.onChange('use_case', reload)
  return {
    /** The version in force of a use case; undefined when it is not registered here. */
    find: (tenant: string, id: string): UseCase | undefined => shelf(tenant).useCases.get(id),
    /** All use cases of a municipality, by id. */
    list: (tenant: string): readonly UseCase[] => [...shelf(tenant).useCases.values()],
    /** Changes with every saved version: for caches that depend on the register. */
    version: (tenant: string): string => shelf(tenant).version,
    /**
     * Saves a new version of a use case, which is in force at once.
     * @param savedBy who did it, for the record
     * @throws Problem invalid-use-case (all issues), use-case-saved-meanwhile
     */
    async save(tenant: string, record: UseCaseRecord, savedBy: string): Promise<UseCase> {
      const checked = check(record)
      const version = (shelf(tenant).useCases.get(checked.id)?.version ?? 0) + 1
      const isAdded = await store.add({ tenant, record: checked, version, savedAt: new Date(clock.now()), savedBy })
      await reload()
      if (!isAdded) throw new Problem(problems.savedMeanwhile)
      return { ...checked, version }
    },
    close: stop,
  }
}
/** The use cases of every municipality, in memory. */
export type Register = Awaited<ReturnType<typeof createRegister>>

function shelve(useCases: readonly UseCase[]): Shelf {
  const names = useCases.map(({ id, version }) => `${id} ${version}`).join('\n')
  return {
    version: sha256(names).toString('hex').slice(0, 16),
    useCases: new Map(useCases.map((useCase) => [useCase.id, useCase])),
  }
}

function check(record: UseCaseRecord): UseCaseRecord {
  const result = useCaseSchema.safeParse(record)
  if (result.success) return result.data
  throw new Problem(problems.invalidUseCase, {
    issues: result.error.issues.map((issue) => ({
      pointer: issue.path.map((part) => `/${String(part)}`).join(''),
      detail: 'Dit veld ontbreekt of heeft een waarde die hier niet kan.',
      code: issue.code,
    })),
  })
}
