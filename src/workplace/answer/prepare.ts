/** Everything a question needs before it can pass: what goes along, who asks, under which key. */
import type { HouseCaller } from '../../gateway/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Model } from '../../models/index.ts'
import { runnable } from '../assistant/use-assistant.ts'
import {
  commitmentKeyName,
  fileNameField,
  fileTextField,
  type Opened,
  textIn,
} from '../conversation/open-conversation.ts'
import { correctionOf } from '../conversation/present.ts'
import { pathTo } from '../conversation/tree.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { instructionsOf } from '../folder/folders.ts'
import { applicable } from '../shield/apply-corrections.ts'
import type { StoredAttachment } from '../store/attachments.ts'
import type { StoredMessage } from '../store/messages.ts'
import { actorFor } from '../use-case-access.ts'
import { turnsOf } from './branch.ts'
import { composePrompt, type FileText } from './compose-prompt.ts'

export interface Draft {
  readonly model: Model
  /** All messages of the conversation. */
  readonly rows: readonly StoredMessage[]
  /** The answer it follows; null for a first question. */
  readonly parentId: string | null
  readonly text: string
  /** Files that go along with this question. */
  readonly files: readonly StoredAttachment[]
}

/** What the gate gets: who asks, and the request. */
export interface Prepared {
  readonly caller: HouseCaller
  readonly body: JsonObject
}

export async function prepare(
  desk: Desk,
  person: SignedIn,
  { opened, draft }: { readonly opened: Opened; readonly draft: Draft },
): Promise<Prepared> {
  const { row, ring } = opened
  const turns = turnsOf(pathTo(draft.rows, draft.parentId))
  const [assistant, earlier, corrected, folder] = await Promise.all([
    // Looked up each time: its use case, or who may use it, may have changed since.
    row.assistant === null ? undefined : runnable(desk, person, row.assistant),
    filesOf(desk, opened, turns.length > 0),
    desk.stores.corrections.list(row.tenant, row.id),
    instructionsOf(desk, person, row.folder),
  ])
  const body = composePrompt({
    model: draft.model.id,
    instructions: [assistant?.instructions ?? '', folder],
    turns: turns.map(({ question, answer }) => ({
      question: textIn(opened, question),
      answer: textIn(opened, answer),
      files: earlier.filter(({ message }) => message === question.id).map((file) => fileText(opened, file)),
    })),
    question: draft.text,
    files: draft.files.map((file) => fileText(opened, file)),
  })
  const caller: HouseCaller = {
    kind: 'house',
    actor: actorFor(desk, person, row.useCase),
    commitmentKey: ring.open(row.commitmentKey, commitmentKeyName(row.id)),
    seed: row.id,
    corrections: applicable(desk, person, {
      useCase: row.useCase,
      zone: draft.model.zone,
      list: corrected.map((one) => correctionOf(opened, one)),
    }),
  }
  return { caller, body }
}

async function filesOf(desk: Desk, { row }: Opened, hasHistory: boolean): Promise<StoredAttachment[]> {
  if (!hasHistory) return []
  const listed = await desk.stores.attachments.list(row.tenant, row.id)
  const sent = listed.filter(({ message }) => message !== null).map(({ id }) => id)
  return sent.length === 0 ? [] : desk.stores.attachments.texts(row.tenant, row.id, sent)
}

export function fileText({ ring, key }: Opened, { id, name, text }: StoredAttachment): FileText {
  return { name: ring.unseal(name, key, fileNameField(id)), text: ring.unseal(text, key, fileTextField(id)) }
}
