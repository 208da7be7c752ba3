/** The workplace's own things, opened once: its stores, the keys of each municipality, and the answers being written. */
import type { JsonObject } from '../kernel/json.ts'
import { createFileReader, type ReadFile } from './adapters/file-reader.ts'
import type { Run } from './answer/run.ts'
import type { SignedIn, WorkplaceDeps } from './deps.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { type AssistantStore, createAssistantStore } from './store/assistants.ts'
import { type AttachmentStore, createAttachmentStore } from './store/attachments.ts'
import { type ConversationStore, createConversationStore } from './store/conversations.ts'
import { type CorrectionStore, createCorrectionStore } from './store/corrections.ts'
import { createFolderStore, type FolderStore } from './store/folders.ts'
import { createMessageStore, type MessageStore } from './store/messages.ts'
import { createNewsStore, type NewsStore } from './store/news.ts'
import { createReportStore, type ReportStore } from './store/reports.ts'
import { createSearchStore, type SearchStore } from './store/search-terms.ts'

/** An answer that is being written on this gate. */
export interface LiveAnswer {
  readonly tenant: string
  readonly conversation: string
  readonly owner: string
  readonly run: Run
  /** Resolves when its end is stored. Never rejects. */
  readonly finished: Promise<void>
}

export interface Desk extends WorkplaceDeps {
  readonly stores: {
    readonly conversations: ConversationStore
    readonly messages: MessageStore
    readonly folders: FolderStore
    readonly attachments: AttachmentStore
    readonly assistants: AssistantStore
    readonly corrections: CorrectionStore
    readonly search: SearchStore
    readonly reports: ReportStore
    readonly news: NewsStore
  }
  /** By the id of the answer. */
  readonly live: Map<string, LiveAnswer>
  readonly readFile: ReadFile
  keyring(tenant: string): Keyring
  now(): Date
  newId(): string
  /**
   * Records an act in the municipality's ledger. The act has been done: a ledger that takes nothing now must not keep a
   * person from deleting, so a failure is told and goes no further.
   */
  record(person: SignedIn, type: string, facts: JsonObject): Promise<void>
}

export function createDesk(deps: WorkplaceDeps): Desk {
  const { tables, clock, ids, random, tenantKey, gate, onFault } = deps
  const keyrings = new Map<string, Keyring>()
  const now = () => new Date(clock.now())
  return {
    ...deps,
    stores: {
      conversations: createConversationStore(tables),
      messages: createMessageStore(tables),
      folders: createFolderStore(tables),
      attachments: createAttachmentStore(tables),
      assistants: createAssistantStore(tables),
      corrections: createCorrectionStore(tables),
      search: createSearchStore(tables),
      reports: createReportStore(tables),
      news: createNewsStore(tables),
    },
    live: new Map(),
    readFile: createFileReader(),
    keyring: (tenant) => {
      const ring = keyrings.get(tenant) ?? createKeyring({ tenant, tenantKey: tenantKey(tenant), random })
      keyrings.set(tenant, ring)
      return ring
    },
    now,
    newId: () => ids.next(clock.now()),
    record: async ({ tenant, kind, id }, type, facts) => {
      const entry = { ...facts, v: 1, type, at: now().toISOString(), actor: { kind, id } }
      await gate
        .ledger(tenant)
        .append(entry)
        .catch((error: unknown) => onFault(error, type))
    },
  }
}
