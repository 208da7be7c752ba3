/** Handing a publication to the Algoritmeregister, as the acts see it. */
import type { JsonObject } from '../../kernel/json.ts'

export interface Deliver {
  /**
   * Creates or renews, releases and publishes; resolves when the register says that it is published.
   * @param lars number of an earlier publication
   * @returns the number that the register gave
   * @throws Problem algoritmeregister-refused, algoritmeregister-away, algoritmeregister-busy
   */
  publish(content: JsonObject, lars: string | null): Promise<string>
  /** @throws the same */
  retract(lars: string): Promise<void>
}
