/** What a running server does for the command line, through the control socket. */
import type { RunningHouse } from './compose.ts'
import type { Handlers } from './control.ts'
import { examineServer } from './doctor/server.ts'
import { keyVerbs } from './house-verbs.ts'
import { knowledgeVerbs } from './knowledge-verbs.ts'
import { modelVerbs } from './model-verbs.ts'
import { personVerbs } from './person-verbs.ts'
import { registerVerbs } from './register-verbs.ts'

/** `ping`, `doctor`, `ledger.publish`, and the verbs about keys, people, models, knowledge and the register. */
export function serverVerbs(running: RunningHouse): Handlers {
  const { ledgers, models } = running
  return {
    ...keyVerbs(running),
    ...personVerbs(running),
    ...modelVerbs(models),
    ...knowledgeVerbs(running),
    ...registerVerbs(running),
    ping: async () => null,
    doctor: () => examineServer(running),
    'ledger.publish': async () => {
      await Promise.all([...ledgers.all().values()].map((ledger) => ledger.publish()))
      return null
    },
  }
}
