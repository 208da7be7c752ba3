/** All personal data of a prompt: what the detectors found in each text, and where else those values stand. */
import type { JsonObject } from '../kernel/json.ts'
import type { KindCounts, PiiType } from './contract.ts'
import { addressedAs, type Entity, identify, noIdentities } from './identity.ts'
import type { Inspector, Mode } from './inspector.ts'
import { recallAll } from './mentions.ts'
import { type ClassifyLeaf, type Part, type TextPart, walkPrompt } from './prompt-walk.ts'
import { addSplitValues } from './split-values.ts'

/** One place where a value stands. */
export interface Mention {
  readonly part: TextPart
  readonly start: number
  readonly end: number
  readonly entity: Entity
}

/** A request with everything that was found in it; the only thing `pseudonymise` takes. */
export interface InspectedPrompt {
  /** How many different values of each kind. */
  readonly counts: KindCounts
  /** How many different values in all. */
  readonly values: number
  /** @internal */
  readonly prompt: JsonObject
  /** @internal */
  readonly root: Part
  /** @internal */
  readonly texts: readonly TextPart[]
  /** @internal */
  readonly mentions: readonly Mention[]
}

/** How to look at a request. */
export interface InspectPromptOptions {
  readonly classify: ClassifyLeaf
  readonly mode?: Mode
  /** Whose prompt it is, for `rememberInspections`. */
  readonly scope?: string
}

/**
 * Finds all personal data in a request, in each text that a model could read.
 * @throws Problem `prompt-too-deep` when it nests deeper than 64 levels
 */
export function inspectPrompt(
  inspector: Pick<Inspector, 'inspect'>,
  prompt: JsonObject,
  { classify, mode, scope }: InspectPromptOptions,
): InspectedPrompt {
  const plain = { mode, scope }
  const inspect = (text: string, label: string | undefined) =>
    inspector.inspect(text, label === undefined ? plain : { ...plain, label })
  const { root, texts } = walkPrompt(prompt, inspect, classify)
  addSplitValues(texts, inspect)
  const mentions = mentionsOf(texts)
  const entities = new Set(mentions.map((mention) => mention.entity))
  return { counts: countKinds(entities), values: entities.size, prompt, root, texts, mentions }
}

/** What stands where, in an order that a longer conversation does not change for its earlier texts. */
export function mentionsOf(texts: readonly TextPart[]): readonly Mention[] {
  if (texts.every((part) => part.spans.length === 0)) return []
  const identities = noIdentities()
  const known: { [K in PiiType]?: Map<string, Entity> } = {}
  return recallAll(texts).map(({ part, start, end, type }) => {
    const value = part.text.slice(start, end)
    known[type] ??= new Map()
    const addressed = type === 'PERSON' ? addressedAs(part.text, start) : undefined
    const key = addressed === undefined ? value : `${addressed.title}${addressed.isRelative}${value}`
    let entity = known[type].get(key)
    if (entity === undefined) {
      entity = identify(identities, type, { text: value, addressed })
      known[type].set(key, entity)
    }
    return { part, start, end, entity }
  })
}

function countKinds(entities: Iterable<Entity>): KindCounts {
  const counts: { [K in PiiType]?: number } = {}
  for (const { type } of entities) counts[type] = (counts[type] ?? 0) + 1
  return counts
}
