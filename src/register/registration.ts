/** Keeping the register: the routes by which people add, change and judge use cases. */
import type { FastifyInstance } from 'fastify'
import type { RegistrationDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import type { ImportInput, ImportReport } from './exchange/contract.ts'
import { giveOut, type TakenInBy, takeIn } from './exchange/take-in.ts'
import { endWaivers } from './lifecycle/end-waivers.ts'
import { type EarlierJudgements, enterJudgements } from './record/enter-judgements.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { classificationRoutes } from './routes/classification.ts'
import { exchangeRoutes } from './routes/exchange.ts'
import { guideRoutes } from './routes/guide.ts'
import { lifecycleRoutes } from './routes/lifecycle.ts'
import { useCaseRoutes } from './routes/use-cases.ts'

/** How people keep the register. */
export interface Registration {
  /** Adds the routes below the scope's prefix. */
  routes(scope: FastifyInstance): void
  /** Sends back what ran on a waiver that ended; also done every hour. @returns ids of those use cases */
  endWaivers(tenant: string): Promise<string[]>
  /** Takes in a file. @throws Problem import-unreadable, import-empty, import-unknown-version */
  takeIn(by: TakenInBy, input: ImportInput): Promise<ImportReport>
  /** The register as a file. */
  giveOut(tenant: string, format: 'csv' | 'json'): string
  /** Enters judgements that were made before; what was judged here stays. @throws Problem not-found */
  enter(tenant: string, earlier: EarlierJudgements): Promise<void>
  /** `nee` to every question of the AI Act that has such an answer. */
  allNo(): Readonly<Record<string, string>>
  close(): void
}

const hour = 3_600_000

/** Opens the register for people; see `registration-contract.ts` for what they can do. */
export function createRegistration(deps: RegistrationDeps): Registration {
  const desk = createDesk(deps)
  const stop = deps.every(hour, async () => {
    for (const tenant of deps.tenants()) await endWaivers(desk, tenant)
  })
  return {
    routes: (scope) => {
      useCaseRoutes(scope, desk)
      lifecycleRoutes(scope, desk)
      classificationRoutes(scope, desk)
      calendarRoutes(scope, desk)
      guideRoutes(scope, desk)
      exchangeRoutes(scope, desk)
    },
    endWaivers: (tenant) => endWaivers(desk, tenant),
    takeIn: (by, input) => takeIn(desk, by, input),
    giveOut: (tenant, format) => giveOut(desk, tenant, format),
    enter: (tenant, earlier) => enterJudgements(desk, tenant, earlier),
    allNo: () =>
      Object.fromEntries(desk.tree.questions.flatMap(({ id, answers }) => ('nee' in answers ? [[id, 'nee']] : []))),
    close: stop,
  }
}
