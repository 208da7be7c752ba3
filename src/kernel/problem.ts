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

/**
 * The RFC 9457 body of a problem, by the NL API Design Rules: all issues together in `errors`.
 * @param instance the passage or request id, so that a person can name this occurrence
 */
export function problemBody(problem: Problem, instance?: string): { readonly [key: string]: unknown } {
  const { kind, options } = problem
  return {
    type: `urn:stadspoort:problem:${kind.code}`,
    title: kind.title,
    status: kind.status,
    detail: options.detail ?? options.issues?.[0]?.detail ?? kind.title,
    ...(instance === undefined ? {} : { instance: `urn:stadspoort:request:${instance}` }),
    ...options.members,
    ...(options.issues === undefined
      ? {}
      : {
          errors: options.issues.map(({ pointer, detail, code }) => ({
            in: 'body',
            location: { pointer },
            code: code ?? kind.code,
            detail,
          })),
        }),
  }
}

const internalKind: ProblemKind = {
  code: 'internal-error',
  status: 500,
  title: 'Er ging iets mis in de poort. Je aanvraag is niet verwerkt.',
}

/** Any thrown thing as a problem; what is not a `Problem` is a programmer's mistake and shows nothing of itself. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(internalKind, { cause: error })
}
