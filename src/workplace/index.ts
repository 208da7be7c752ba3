/**
 * The workplace: where a civil servant asks, sees what is protected, and can trust the answer.
 *
 * Promises: everything goes through the gate; what a person writes and reads is sealed and only theirs, also from a
 * beheerder; deleting a conversation erases its text and its keys; nothing is kept longer than the register says; every
 * answer carries its label and its receipt. Serves AVG art. 5, 17, 25 and 32, AI Act art. 26 and 50.
 * Invariants: rows of one person are reached only through that person; the ledger gets facts, never text; an answer that
 * was begun ends in a state that is stored.
 */
import type { FastifyInstance } from 'fastify'
import { expireConversations } from './conversation/expire.ts'
import type { WorkplaceDeps } from './deps.ts'
import { createDesk } from './desk.ts'
import { answerRoutes } from './routes/answers.ts'
import { assistantRoutes } from './routes/assistants.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { conversationRoutes, folderRoutes } from './routes/conversations.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { reportRoutes } from './routes/reports.ts'
import { shieldRoutes } from './routes/shield.ts'
import { startRoutes } from './routes/start.ts'
import { temporaryRoutes } from './routes/temporary.ts'

export type { Example, SignedIn, WorkplaceDeps } from './deps.ts'
export { seal, unseal } from './seal.ts'

const hour = 3_600_000

/** An open workplace. */
export interface Workplace {
  /** Adds the routes, relative to `/api/v1`. */
  routes(scope: FastifyInstance): void
  /** Removes what was kept long enough; runs by itself at the start and every hour. @returns how many conversations */
  expire(): Promise<number>
  /** Stops the answers that are being written and waits until their ends are stored. */
  close(): Promise<void>
}

/** Opens the workplace; answers that an earlier process of this gate left unfinished are marked as interrupted. */
export async function createWorkplace(deps: WorkplaceDeps): Promise<Workplace> {
  const desk = createDesk(deps)
  for (const tenant of deps.tenants()) await desk.stores.messages.interruptRunning(tenant, deps.node)
  const expire = () => expireConversations(desk)
  await expire()
  const stop = deps.every(hour, async () => void (await expire()))
  return {
    routes: (scope) => {
      conversationRoutes(scope, desk)
      folderRoutes(scope, desk)
      answerRoutes(scope, desk)
      temporaryRoutes(scope, desk)
      attachmentRoutes(scope, desk)
      shieldRoutes(scope, desk)
      receiptRoutes(scope, desk)
      reportRoutes(scope, desk)
      assistantRoutes(scope, desk)
      startRoutes(scope, desk)
    },
    expire,
    close: async () => {
      stop()
      const live = [...desk.live.values()]
      for (const { run } of live) run.stop('interrupted')
      await Promise.all(live.map(({ finished }) => finished))
    },
  }
}
