import { Problem } from '../kernel/problem.ts'

/** Gates that share a database may start at once: what another one made meanwhile (status 409) is as good as ours. */
export async function unlessThere(making: Promise<unknown>): Promise<void> {
  try {
    await making
  } catch (error) {
    if (!(error instanceof Problem && error.kind.status === 409)) throw error
  }
}
