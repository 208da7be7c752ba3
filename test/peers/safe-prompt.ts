/** A request as the gate clears it, for tests of engines: made by the gate's own pseudonymiser, never by a cast. */
import { readFileSync } from 'node:fs'
import type { JsonObject } from '../../src/kernel/json.ts'
import {
  createInspector,
  inspectPrompt,
  lexiconFile,
  parseLexicon,
  pseudonymise,
  type SafePrompt,
} from '../../src/pii/index.ts'

const inspector = createInspector(parseLexicon(readFileSync(new URL(`../../${lexiconFile}`, import.meta.url))))

/** Clears a request without replacing anything in it, so that a test sees exactly what it sent. */
export function safe(request: JsonObject): SafePrompt {
  const inspected = inspectPrompt(inspector, request, { classify: () => 'structural' })
  return pseudonymise(inspected, { replaces: () => false, seed: 'test' }).prompt
}
