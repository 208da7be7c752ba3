/** A conversation with its keys in hand. Only its owner gets that far. */
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import type { Keyring } from '../keyring.ts'
import { problems } from '../problems.ts'
import type { StoredConversation } from '../store/conversations.ts'

export interface Opened {
  readonly row: StoredConversation
  readonly ring: Keyring
  readonly key: Buffer
}

export const keyName = (id: string) => `conversation/${id}`
export const commitmentKeyName = (id: string) => `conversation/${id}/commitments`
export const titleField = (id: string) => `conversation/${id}/title`
export const textField = (message: string) => `message/${message}/text`
export const ratingField = (message: string) => `message/${message}/rating`
export const fileNameField = (attachment: string) => `attachment/${attachment}/name`
export const fileTextField = (attachment: string) => `attachment/${attachment}/text`
export const correctionField = (correction: string) => `correction/${correction}/value`

/** @throws Problem not-found, also for somebody else's */
export async function openConversation(desk: Desk, person: SignedIn, id: string): Promise<Opened> {
  const row = await desk.stores.conversations.find(person.tenant, person.personId, id)
  if (row === undefined) throw new Problem(problems.notFound)
  return opened(desk, row)
}

export function opened(desk: Desk, row: StoredConversation): Opened {
  const ring = desk.keyring(row.tenant)
  return { row, ring, key: ring.open(row.dataKey, keyName(row.id)) }
}

export function titleIn({ row, ring, key }: Opened): string {
  return ring.unseal(row.title, key, titleField(row.id))
}

export function textIn({ ring, key }: Opened, message: { readonly id: string; readonly text: Buffer }): string {
  return ring.unseal(message.text, key, textField(message.id))
}
