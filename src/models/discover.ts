/** What is offered when the settings name no models: model servers on this machine, and model files. Pure part. */
import type { JsonObject } from '../kernel/json.ts'
import type { ModelEntry } from './catalogue.ts'

/** A program that municipalities run themselves, on the port it takes when nobody chooses one. */
export interface UsualServer {
  readonly name: string
  /** With `/v1`. */
  readonly baseUrl: string
}

/** Only this machine's own address: looking around on a network is not ours to do. */
export const usualServers: readonly UsualServer[] = [
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1' },
  { name: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1' },
  { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
]

const ownSheet = { operator: 'Deze gemeente, op eigen machines', jurisdiction: 'NL', trainsOnInput: false }
const usableId = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}$/

/** The models in a server's answer to `GET /v1/models`. */
export function entriesOfServer(server: UsualServer, answer: JsonObject): readonly ModelEntry[] {
  const list = Array.isArray(answer.data) ? (answer.data as readonly unknown[]) : []
  return list.flatMap((item) => {
    const id = (item as { id?: unknown } | null)?.id
    if (typeof id !== 'string') return []
    const name = nameOfFile(id)
    if (!usableId.test(name)) return []
    const sheet = { ...ownSheet, operator: `${ownSheet.operator} (${server.name})` }
    return [
      {
        id: name,
        engine: 'openai-compatible' as const,
        zone: 'own' as const,
        baseUrl: server.baseUrl,
        upstreamModel: id,
        sheet,
      },
    ]
  })
}

/** A model file as a model. @param file path of a `.gguf` */
export function entryOfFile(file: string): ModelEntry | undefined {
  const id = nameOfFile(file)
  return usableId.test(id) ? { id, engine: 'llama-cpp', zone: 'own', file, sheet: ownSheet } : undefined
}

/** A llama.cpp server names its model by its path: the file's name without folder and ending is enough. */
function nameOfFile(path: string): string {
  return path.endsWith('.gguf') ? (path.split(/[/\\]/).at(-1) ?? path).slice(0, -'.gguf'.length) : path
}

/** Keeps the first of each name. */
export function withoutDoubles(entries: readonly ModelEntry[]): readonly ModelEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id))
}
