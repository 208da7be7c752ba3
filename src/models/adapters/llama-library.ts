/** The part of node-llama-cpp 3.22 that the gate uses. Written out here because the library itself is an add-on. */

export interface LlamaLibrary {
  getLlama(options: LlamaOptions): Promise<Llama>
  readonly LlamaChat: new (options: { contextSequence: LlamaSequence }) => LlamaChat
}

interface LlamaOptions {
  readonly gpu: false
  readonly build: 'never'
  readonly skipDownload: true
  readonly progressLogs: false
  readonly logLevel: 'disabled'
  readonly maxThreads: number
}

export interface Llama {
  loadModel(options: { modelPath: string; gpuLayers: 0 }): Promise<LlamaModel>
  dispose(): Promise<void>
}

export interface LlamaModel {
  readonly tokenizer: unknown
  tokenize(text: string): readonly number[]
  createContext(options: { contextSize: { max: number }; sequences: number; threads: number }): Promise<LlamaContext>
  createEmbeddingContext(options: { contextSize: { max: number }; threads: number }): Promise<LlamaEmbeddingContext>
}

export interface LlamaContext {
  readonly contextSize: number
  getSequence(): LlamaSequence
}

export interface LlamaSequence {
  clearHistory(): Promise<void>
}

export interface LlamaEmbeddingContext {
  getEmbeddingFor(text: string): Promise<{ readonly vector: readonly number[] }>
}

export type HistoryItem =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: string[] }

export interface LlamaChat {
  readonly chatWrapper: {
    generateContextState(options: { chatHistory: HistoryItem[] }): {
      readonly contextText: { tokenize(tokenizer: unknown): readonly number[] }
    }
  }
  generateResponse(history: HistoryItem[], options: GenerateOptions): Promise<Generated>
  dispose(options?: { disposeSequence?: boolean }): void
}

export interface GenerateOptions {
  readonly signal: AbortSignal
  readonly onTextChunk: (text: string) => void
  readonly onToken: (tokens: readonly number[]) => void
  readonly temperature: number
  readonly maxTokens?: number
  readonly topP?: number
  readonly topK?: number
  readonly minP?: number
  readonly seed?: number
  readonly repeatPenalty?: { penalty?: number; frequencyPenalty?: number; presencePenalty?: number }
  readonly customStopTriggers?: readonly string[]
}

export interface Generated {
  readonly response: string
  readonly metadata: { readonly stopReason: string }
}
