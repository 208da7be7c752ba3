/** The port to the client that waits for an answer; `adapters/http-reply.ts` is the real one. */
import type { JsonObject } from '../kernel/json.ts'

export interface Reply {
  /** Whether the client is still there and nothing ended the reply. */
  readonly isOpen: boolean
  /** Whether the status line is on its way, so that an error can no longer be a status. */
  readonly hasStarted: boolean
  /** Sets a header; ignored once started. */
  header(name: string, value: string): void
  /** 200 and `text/event-stream`. */
  startStream(): void
  /** Writes; false when the client reads slower than the model writes. */
  write(text: string): boolean
  /** Calls back once when more can be written. */
  onceDrained(listener: () => void): void
  /** Calls back once when the client leaves before the end. */
  onceLeft(listener: () => void): void
  endStream(text: string): void
  sendJson(body: JsonObject): void
}
