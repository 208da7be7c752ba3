/** The use cases in force, in memory: what the gate looks at, and the one way to save a version. */
import type { Clock } from '../kernel/clock.ts'
import { newestLoad } from '../kernel/newest-load.ts'
import { Problem } from '../kernel/problem.ts'
import { sha256 } from '../kernel/sha256.ts'
import type { Tables } from '../kernel/tables.ts'
import { type UseCase, type UseCaseInput, type UseCaseRecord, useCaseSchema } from './contract.ts'
import { problems } from './problems.ts'
import { createUseCaseStore, type StoredUseCase } from './store/use-cases.ts'

/** What the register needs from the house. */
export interface RegisterDeps {
  readonly tables: Tables
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  readonly clock: Clock
}

/** Who saves a version, and why. */
export interface Saving {
  /** Person id, or a word for a program. */
  readonly by: string
  readonly reason?: string
  /** The version that was changed, 0 for a new one. Left out: whatever is newest here. */
  readonly basedOn?: number
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
    /** All versions of a use case, newest first, with who made them and why. */
    versions: (tenant: string, id: string): Promise<StoredUseCase[]> => store.versions(tenant, id),
    /**
     * Saves a new version of a use case, which is in force at once.
     * @throws Problem invalid-use-case (all issues), use-case-saved-meanwhile
     */
    async save(tenant: string, input: UseCaseInput, { by, reason = '', basedOn }: Saving): Promise<UseCase> {
      const record = check(input)
      const version = (basedOn ?? shelf(tenant).useCases.get(record.id)?.version ?? 0) + 1
      const savedAt = new Date(clock.now())
      const isAdded = await store.add(tenant, { record, version, savedAt, savedBy: by, reason })
      await reload()
      if (!isAdded) throw new Problem(problems.savedMeanwhile)
      return { ...record, version }
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

function check(input: UseCaseInput): UseCaseRecord {
  const result = useCaseSchema.safeParse(input)
  if (result.success) return result.data
  throw new Problem(problems.invalidUseCase, {
    issues: result.error.issues.map((issue) => ({
      pointer: issue.path.map((part) => `/${String(part)}`).join(''),
      detail: 'Dit veld ontbreekt of heeft een waarde die hier niet kan.',
      code: issue.code,
    })),
  })
}
