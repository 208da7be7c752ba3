/**
 * Errors that people or programs outside may see, by RFC 9457 (Problem Details) and the NL API Design Rules.
 * Each feature lists its own kinds in its `problems.ts`; only the edge turns a `Problem` into a response.
 */
export interface ProblemKind {
  /** Stable machine code, kebab-case; becomes the last segment of the problem's `type` URI and OpenAI's `error.code`. */
  readonly code: string
  /** HTTP status. */
  readonly status: number
  /** Dutch (B1), one short sentence, the same for every occurrence. */
  readonly title: string
}

/** One thing that is wrong with an input. `pointer` is a JSON Pointer (RFC 6901) into the body or file. */
export interface Issue {
  readonly pointer: string
  /** Dutch (B1), says what is wrong and what is expected. Never repeats the offending value. */
  readonly detail: string
  readonly code?: string
}

export interface ProblemOptions {
  /** Dutch (B1): this occurrence. Never contains text of a prompt or an answer. */
  readonly detail?: string
  readonly issues?: readonly Issue[]
  /** Seconds until a retry makes sense; becomes `retry-after`. */
  readonly retryAfter?: number
  /** Extra members of the problem body (facts, never text). */
  readonly members?: { readonly [key: string]: string | number | boolean | readonly string[] }
  readonly cause?: unknown
}

/** An expected failure with a kind; thrown by adapters and stages, presented at the edge. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly options: ProblemOptions

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    super(options.detail ?? kind.title, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Problem'
    this.kind = kind
    this.options = options
  }
}
