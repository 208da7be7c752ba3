/** Puts placeholders where personal data stood. Only this file makes a `SafePrompt`. */
import type { Brand } from '../kernel/brand.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { KindCounts, PiiType } from './contract.ts'
import { cutsOf, type Stretch } from './cut.ts'
import type { Entity } from './identity.ts'
import { type InspectedPrompt, type Mention, mentionsOf } from './inspect-prompt.ts'
import type { Inspector, Mode } from './inspector.ts'
import { kindWord } from './kinds.ts'
import { chooseNonce } from './nonce.ts'
import { writeBarePlaceholder, writePlaceholder } from './placeholder.ts'
import { rewrite, type TextPart } from './prompt-walk.ts'
import { makeKey, type RestorationKey } from './restoration-key.ts'

/** A request that the gate has cleared; a model accepts nothing else. */
export type SafePrompt = Brand<JsonObject, 'SafePrompt'>

/** How values are replaced. */
export interface PseudonymiseOptions {
  /** Which kinds are replaced; the others stay readable. */
  readonly replaces: (type: PiiType) => boolean
  /** The same seed and the same first texts give the same placeholders. */
  readonly seed: string
}

/** The labels given so far: a number per kind, a letter per way of writing one value. */
interface Labels {
  readonly values: Map<string, string>
  readonly numbers: Map<Entity, { readonly label: string; readonly forms: Map<string, string> }>
  readonly lastOfKind: { [K in PiiType]?: number }
}

/** A stretch of a text and the label of the value in it; the label follows when all stretches are known. */
interface Cut extends Stretch {
  label: string
}

/** b, c … z, ba, bb …: the first way of writing has no letter. */
function formSuffix(index: number): string {
  if (index === 0) return ''
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : formSuffix(Math.floor(index / 26)) + letter
}

function labelOf(labels: Labels, entity: Entity, text: string): string {
  let known = labels.numbers.get(entity)
  if (known === undefined) {
    const number = (labels.lastOfKind[entity.type] ?? 0) + 1
    labels.lastOfKind[entity.type] = number
    known = { label: `${kindWord[entity.type]}-${number}`, forms: new Map() }
    labels.numbers.set(entity, known)
  }
  const form = known.forms.get(text)
  if (form !== undefined) return form
  const label = known.label + formSuffix(known.forms.size)
  known.forms.set(text, label)
  labels.values.set(label, text)
  return label
}

/** A mention and its stretch; without one when a neighbour's stretch holds it. */
interface Placing {
  readonly mention: Mention
  cut: Cut | undefined
}

/** The cuts per text, sorted. Labels are given in the order of the mentions, which need not be the order in a text. */
function cutAll(mentions: readonly Mention[], labels: Labels): Map<TextPart, Cut[]> {
  const placings: Placing[] = mentions.map((mention) => ({ mention, cut: undefined }))
  const inText = new Map<TextPart, Placing[]>()
  for (const placing of placings) {
    const others = inText.get(placing.mention.part)
    if (others === undefined) inText.set(placing.mention.part, [placing])
    else others.push(placing)
  }
  const cuts = new Map<TextPart, Cut[]>()
  for (const [part, own] of inText) cuts.set(part, cutText(part, own))
  for (const { mention, cut } of placings)
    if (cut !== undefined) cut.label = labelOf(labels, mention.entity, mention.part.text.slice(cut.start, cut.end))
  return cuts
}

function cutText({ text, isBare }: TextPart, placings: Placing[]): Cut[] {
  placings.sort((a, b) => a.mention.start - b.mention.start)
  const stretches = cutsOf(
    text,
    placings.map(({ mention }) => mention),
    isBare,
  )
  const cuts: Cut[] = []
  placings.forEach((placing, index) => {
    const stretch = stretches[index]
    if (stretch === undefined) return
    placing.cut = { start: stretch.start, end: stretch.end, label: '' }
    cuts.push(placing.cut)
  })
  return cuts
}

function write({ text, isBare }: TextPart, cuts: readonly Cut[], nonce: string): string {
  let out = ''
  let from = 0
  for (const { start, end, label } of cuts) {
    out += text.slice(from, start) + (isBare ? writeBarePlaceholder(label, nonce) : writePlaceholder(label, nonce))
    from = end
  }
  return out + text.slice(from)
}

interface Clearing {
  readonly key: RestorationKey
  readonly replaced: KindCounts
  readonly write: (part: TextPart) => string
}

function clear(
  texts: readonly TextPart[],
  mentions: readonly Mention[],
  { replaces, seed }: PseudonymiseOptions,
): Clearing {
  const replacing = mentions.filter((mention) => replaces(mention.entity.type))
  const labels: Labels = { values: new Map(), numbers: new Map(), lastOfKind: {} }
  const cuts = cutAll(replacing, labels)
  const nonce = chooseNonce(
    seed,
    texts.map((part) => part.text),
  )
  return {
    key: makeKey(nonce, labels.values),
    replaced: labels.lastOfKind,
    write: (part) => {
      const own = cuts.get(part)
      return own === undefined ? part.text : write(part, own, nonce)
    },
  }
}

/**
 * Clears an inspected request for a model.
 * @returns the request with placeholders, what turns them back, and how many values of each kind were replaced
 */
export function pseudonymise(
  inspected: InspectedPrompt,
  options: PseudonymiseOptions,
): { prompt: SafePrompt; key: RestorationKey; replaced: KindCounts } {
  const { key, replaced, write } = clear(inspected.texts, inspected.mentions, options)
  const prompt = key.values.size === 0 ? inspected.prompt : rewrite(inspected.prompt, inspected.root, write)
  return { prompt: prompt as SafePrompt, key, replaced }
}

/** Clears one text, for files and pipes. */
export function pseudonymiseText(
  inspector: Pick<Inspector, 'inspect'>,
  text: string,
  { mode, ...options }: PseudonymiseOptions & { readonly mode?: Mode },
): { text: string; key: RestorationKey; replaced: KindCounts } {
  const part: TextPart = {
    of: 'text',
    text,
    isBare: false,
    spans: inspector.inspect(text, mode === undefined ? {} : { mode }),
  }
  const { key, replaced, write } = clear([part], mentionsOf([part]), options)
  return { text: write(part), key, replaced }
}
