/** A request as the gate clears it, for tests of engines: made by the gate's own pseudonymiser, never by a cast. */
import type { JsonObject } from '../../src/kernel/json.ts'
import { inspectPrompt, pseudonymise, type SafePrompt } from '../../src/pii/index.ts'
import { inspector } from '../inspector.ts'

/** Clears a request without replacing anything in it, so that a test sees exactly what it sent. */
export function safe(request: JsonObject): SafePrompt {
  const inspected = inspectPrompt(inspector, request, { classify: () => 'structural' })
  return pseudonymise(inspected, { replaces: () => false, seed: 'test' }).prompt
}
