/** Puts values back in a whole text: a stream of one piece. */
import type { RestorationKey } from './restoration-key.ts'
import { endRestore, restoreStep, startRestore } from './restore-stream.ts'

/**
 * Replaces every placeholder of this key by its value. Placeholders of another key, unknown ones and those inside an
 * address (see link-context.ts) stay as they are.
 */
export function restoreText(key: RestorationKey, text: string): string {
  const [state, out] = restoreStep(startRestore(key), text)
  return out + endRestore(state)
}
