/** Looks for model servers on this machine and for model files in the folders given. Never throws, never waits long. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ModelEntry } from '../catalogue.ts'
import { entriesOfServer, entryOfFile, type UsualServer, usualServers, withoutDoubles } from '../discover.ts'
import { getJson } from './get-json.ts'
import type { DispatcherFor } from './openai-compatible.ts'

/** Milliseconds; a server on this machine answers in a few. */
const patience = 300

/** @param servers where to look; the usual ports unless a test says otherwise */
export async function discoverModels(
  dispatcherFor: DispatcherFor,
  folders: readonly string[],
  servers: readonly UsualServer[] = usualServers,
): Promise<readonly ModelEntry[]> {
  const found = await Promise.all([
    ...servers.map((server) => askServer(dispatcherFor, server)),
    ...folders.map(listFiles),
  ])
  return withoutDoubles(found.flat())
}

async function askServer(dispatcherFor: DispatcherFor, server: UsualServer): Promise<readonly ModelEntry[]> {
  const url = new URL(server.baseUrl)
  const request = { path: `${url.pathname}/models`, headers: ['accept', 'application/json'], timeoutMs: patience }
  const answer = await getJson(() => dispatcherFor(url), request)
  return answer.ok ? entriesOfServer(server, answer.value) : []
}

async function listFiles(folder: string): Promise<readonly ModelEntry[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.gguf'))
    .sort()
    .flatMap((name) => entryOfFile(path.join(folder, name)) ?? [])
}
