/** The technical log: JSON lines about events, never a text of a prompt or an answer, never a secret. */
import { pino } from 'pino'

/** What may be said about an event: facts with fixed names. There is no free message, so no text can slip in. */
export interface LogFacts {
  readonly event: string
  readonly [fact: string]: string | number | boolean | undefined | readonly string[]
}

export interface Log {
  info(facts: LogFacts): void
  warn(facts: LogFacts): void
  error(facts: LogFacts): void
}

export function createLog(level: string): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  )
  return {
    info: (facts) => logger.info(facts),
    warn: (facts) => logger.warn(facts),
    error: (facts) => logger.error(facts),
  }
}
