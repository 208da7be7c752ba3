/** What every verb of the command line looks like. */

/** The outside of a verb: tests hand in their own. */
export interface Io {
  /** Chunks of standard input. */
  readonly input: AsyncIterable<Buffer | string>
  /** A line on standard output: the answer itself, which a machine may read. */
  print(line: string): void
  /** Text on standard output without a line end; resolves when the reader keeps up. */
  write(text: string): Promise<void>
  /** A line on standard error: explanation for a person. */
  tell(line: string): void
  /** Resolves when the person or the system asks the program to stop. */
  untilStopped(): Promise<void>
}

/** 0 as asked · 1 a finding or a failure · 2 the command was not understood. */
export const exitCode = { ok: 0, finding: 1, usage: 2 } as const

export interface Verb {
  readonly name: string
  /** Dutch, one line, for the list of verbs. */
  readonly summary: string
  /** Dutch, the whole text of `--help`. */
  readonly usage: string
  /** @returns the exit code */
  run(args: readonly string[], io: Io): Promise<number>
}

/** The command was not understood; the message says why (Dutch). Ends with exit code 2 and a hint at `--help`. */
export class UsageError extends Error {}
