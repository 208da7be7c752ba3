/** A model file on this machine, run by llama.cpp through an add-on that the administrator installs. */
import { Problem } from '../../kernel/problem.ts'
import type { ModelDescription } from '../catalogue.ts'
import type { Model } from '../model.ts'
import { problems } from '../problems.ts'

export type LlamaLoader = () => Promise<unknown>

export function loadLlamaFrom(address: string): LlamaLoader {
  return () => import(address)
}

export interface LlamaOptions {
  readonly file: string
  readonly threads?: number | undefined
  readonly totalMs: number
  readonly load: LlamaLoader | undefined
}

export function llamaCppModel(description: ModelDescription, _options: LlamaOptions): Model {
  const refuse: Model['chat'] = (_prompt, sink) => {
    const timer = setImmediate(() => sink.failed(new Problem(problems.notInstalled)))
    return { cancel: () => clearImmediate(timer), pause: () => undefined, resume: () => undefined }
  }
  return {
    ...description,
    chat: refuse,
    embed: refuse,
    check: async () => ({ ok: false, detail: problems.notInstalled.title }),
    close: async () => undefined,
  }
}
