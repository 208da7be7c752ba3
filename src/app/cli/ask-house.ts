import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Config } from '../config.ts'
import { perform } from '../perform.ts'

/** Asks a house to do something; what is undefined is left out. */
export type AskHouse = (verb: string, args: { readonly [name: string]: Json | undefined }) => Promise<Json>

/** @param verbs what a house can do when no server runs */
export function askHouse(config: Config, verbs: Parameters<typeof perform>[2]): AskHouse {
  return (verb, given) => perform(config, { verb, args: JSON.parse(JSON.stringify(given)) as JsonObject }, verbs)
}
