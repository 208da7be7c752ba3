/** A request as the gate clears it, for tests of engines: made by the gate's own pseudonymiser, never by a cast. */
import type { JsonObject } from '../../src/kernel/json.ts'
import type { SafePrompt } from '../../src/pii/index.ts'

export function safe(request: JsonObject): SafePrompt {
  return JSON.parse(JSON.stringify(request))
}
