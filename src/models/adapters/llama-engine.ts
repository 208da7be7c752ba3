/** One loaded model file. Work is done one call at a time: a processor gains nothing from two at once. */
import { open as openFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Problem } from '../../kernel/problem.ts'
import { problems } from '../problems.ts'
import type {
  Llama,
  LlamaChat,
  LlamaContext,
  LlamaEmbeddingContext,
  LlamaLibrary,
  LlamaModel,
} from './llama-library.ts'

/** Loads the add-on; rejects when it is not installed. */
export type LlamaLoader = () => Promise<unknown>

export interface EngineOptions {
  readonly file: string
  /** Default: one less than the machine has, at most 8. More threads than free cores makes it hundreds of times slower. */
  readonly threads?: number | undefined
  readonly load: LlamaLoader | undefined
}

/** A model in memory, ready to write. */
export interface Loaded {
  readonly llama: Llama
  readonly model: LlamaModel
  readonly context: LlamaContext
  readonly chat: LlamaChat
  embeddings(): Promise<LlamaEmbeddingContext>
}

export interface Engine {
  /** Loads on the first call; a failure is tried again by the next. @throws Problem llama-not-installed or model-not-loaded */
  ready(): Promise<Loaded>
  /** Runs after all earlier work is done. Work that was stopped while waiting is not started. */
  inTurn(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Tokens. Memory grows with it; most municipal letters and their answers fit. */
const maxContext = 8192

export function createEngine({ file, threads = usualThreads(), load }: EngineOptions): Engine {
  let loading: Promise<Loaded> | undefined
  let queue: Promise<void> = Promise.resolve()
  const ready = () => {
    loading ??= open(load, file, threads).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  return {
    ready,
    inTurn: (work) => {
      const turn = queue.then(work)
      queue = turn.catch(() => undefined)
      return turn
    },
    close: async () => {
      const loaded = await loading?.catch(() => undefined)
      loading = undefined
      await queue
      await loaded?.llama.dispose()
    },
  }
}

function usualThreads(): number {
  return Math.max(1, Math.min(8, availableParallelism() - 1))
}

async function open(load: LlamaLoader | undefined, file: string, threads: number): Promise<Loaded> {
  const library = await loadLibrary(load)
  const llama = await startLlama(library, threads)
  try {
    await expectModelFile(file)
    const model = await llama.loadModel({ modelPath: file, gpuLayers: 0 })
    const context = await model.createContext({ contextSize: { max: maxContext }, sequences: 1, threads })
    const chat = new library.LlamaChat({ contextSequence: context.getSequence() })
    let embedding: Promise<LlamaEmbeddingContext> | undefined
    const embeddings = () => {
      embedding ??= model.createEmbeddingContext({ contextSize: { max: maxContext }, threads })
      return embedding
    }
    return { llama, model, context, chat, embeddings }
  } catch (cause) {
    await llama.dispose()
    throw new Problem(problems.notLoaded, {
      detail: 'Het bestand is er niet, is beschadigd of past niet in het geheugen.',
      cause,
    })
  }
}

/** Looks at the magic number and the version first: the library reads on for ever in a file that is something else. */
async function expectModelFile(file: string): Promise<void> {
  const handle = await openFile(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    const version = buffer.readUInt32LE(4)
    if (bytesRead < 8 || buffer.toString('latin1', 0, 4) !== 'GGUF' || version < 2 || version > 3)
      throw new Error('not a GGUF file')
  } finally {
    await handle.close()
  }
}

async function loadLibrary(load: LlamaLoader | undefined): Promise<LlamaLibrary> {
  try {
    if (load !== undefined) return (await load()) as LlamaLibrary
  } catch (cause) {
    throw new Problem(problems.notInstalled, { detail: installHint, cause })
  }
  throw new Problem(problems.notInstalled, { detail: installHint })
}

const installHint = 'Installeer haar met: npm run addon:llama-cpp'

async function startLlama(library: LlamaLibrary, maxThreads: number): Promise<Llama> {
  try {
    // Never build, download or log: the gate makes no other connections, and a log could hold a prompt.
    const quiet = { build: 'never', skipDownload: true, progressLogs: false, logLevel: 'disabled' } as const
    return await library.getLlama({ gpu: false, ...quiet, maxThreads })
  } catch (cause) {
    throw new Problem(problems.notInstalled, { detail: 'De uitbreiding werkt niet op dit soort machine.', cause })
  }
}
