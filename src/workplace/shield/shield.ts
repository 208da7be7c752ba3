/** The shield: what will be protected, what the model will see, whether it may pass and what is kept. Before anything is sent. */
import { type HouseCaller, judgeRelease, type Preview, preview } from '../../gateway/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import type { Model } from '../../models/index.ts'
import type { Mark } from '../../pii/index.ts'
import type { UseCase } from '../../register/index.ts'
import { composePrompt } from '../answer/compose-prompt.ts'
import { prepare } from '../answer/prepare.ts'
import { refusalOf } from '../answer/refusal.ts'
import type { ShieldRequest, ShieldResult, ShieldSpan } from '../contract.ts'
import { openConversation } from '../conversation/open-conversation.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { turnsIn } from '../temporary/turns.ts'
import { access, actorFor, keepingOf, sheetOf } from '../use-case-access.ts'
import { applicable } from './apply-corrections.ts'

/** @throws Problem use-case-not-allowed, model-not-allowed, not-found (conversation) */
export async function shield(desk: Desk, person: SignedIn, input: ShieldRequest): Promise<ShieldResult> {
  const { useCase, model } = access(desk, person, input)
  const { caller, body } =
    input.conversation === undefined
      ? loose(desk, person, { input, model })
      : await inConversation(desk, person, { input, conversation: input.conversation, model })
  const seen = preview(desk.gate, { caller, model, body })
  const [whole, cleared] = [lastText(body), lastText(seen.prompt)]
  const marks = seen.marksOf(whole, cleared)
  const isReleasable = ({ type, by, placeholder }: Mark) =>
    placeholder !== undefined &&
    by !== 'person' &&
    judgeRelease(desk.gate, caller.actor, { kind: type, zone: model.zone }).isAllowed
  return {
    spans: marks.filter(({ end }) => end <= input.text.length).map((mark) => spanOf(mark, isReleasable(mark))),
    counts: countsIn(whole, marks),
    countsInAll: { ...seen.counts },
    preview: cleared,
    verdict: verdictOf(desk, person, { useCase, seen }),
    model: sheetOf(desk.gate, model),
    keeping: keepingOf(useCase, desk.clock.now()),
  }
}

interface ShieldedQuestion {
  readonly caller: HouseCaller
  readonly body: JsonObject
}

/** In a temporary chat, or not in a conversation yet. */
function loose(
  desk: Desk,
  person: SignedIn,
  { input, model }: { readonly input: ShieldRequest; readonly model: Model },
): ShieldedQuestion {
  const { useCase, text, corrections, temporary = { seed: 'shield', instructions: '', messages: [] } } = input
  const turns = turnsIn(temporary.messages)
  const instructions = [temporary.instructions]
  const body = composePrompt({ model: model.id, instructions, turns, question: text, files: [] })
  const actor = actorFor(desk, person, useCase)
  const applied = applicable(desk, person, { useCase, zone: model.zone, list: corrections })
  return { body, caller: { kind: 'house', actor, commitmentKey: noKey, seed: temporary.seed, corrections: applied } }
}

/** A look ahead commits to nothing. */
const noKey = Buffer.alloc(0)

async function inConversation(
  desk: Desk,
  person: SignedIn,
  {
    input,
    conversation,
    model,
  }: { readonly input: ShieldRequest; readonly conversation: string; readonly model: Model },
): Promise<ShieldedQuestion> {
  const opened = await openConversation(desk, person, conversation)
  const { tenant } = opened.row
  const [rows, files] = await Promise.all([
    desk.stores.messages.list(tenant, conversation),
    input.attachments.length === 0 ? [] : desk.stores.attachments.texts(tenant, conversation, input.attachments),
  ])
  const { parentId = null, text } = input
  return prepare(desk, person, { opened, draft: { model, rows, parentId, text, files } })
}

/** The text of the last message of a request that the house made itself. */
function lastText(body: JsonObject): string {
  const messages = body['messages']
  const last = Array.isArray(messages) ? (messages as readonly Json[]).at(-1) : undefined
  const content = isJsonObject(last) ? last['content'] : undefined
  return typeof content === 'string' ? content : ''
}

function spanOf({ start, end, type, placeholder, score }: Mark, isReleasable: boolean): ShieldSpan {
  return { start, end, type, placeholder: placeholder ?? null, score, isReleasable }
}

function countsIn(text: string, marks: readonly Mark[]): ShieldResult['counts'] {
  const counts: ShieldResult['counts'] = {}
  const seen = new Set<string>()
  for (const { type, placeholder, start, end } of marks) {
    // Other forms of one value have the same number: PERSOON-1, PERSOON-1b.
    const value = `${type} ${placeholder?.replace(/(\d+)[a-z]*·/, '$1·') ?? text.slice(start, end)}`
    if (seen.has(value)) continue
    seen.add(value)
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

function verdictOf(
  desk: Desk,
  person: SignedIn,
  { useCase, seen }: { readonly useCase: UseCase; readonly seen: Preview },
): ShieldResult['verdict'] {
  const { verdict } = seen
  if (verdict.effect === 'deny')
    return { effect: 'deny', refusal: refusalOf(desk, person, { useCase: useCase.id, preview: seen }) }
  const notice = verdict.duties.includes('notice') ? (useCase.notice ?? null) : null
  return { effect: 'permit', isPseudonymised: verdict.treatment === 'pseudonymise', notice }
}
