/** What people correct in what was found: kept with the conversation, recorded without text, and shared when they agree. */
import { z } from 'zod'
import { judgeRelease } from '../../gateway/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AppliedCorrection, Candidate, NewCorrection } from '../contract.ts'
import { correctionField, openConversation } from '../conversation/open-conversation.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import type { StoredCandidate } from '../store/corrections.ts'
import { access, actorFor } from '../use-case-access.ts'

/** @throws Problem use-case-not-allowed, model-not-allowed, correction-not-allowed, not-found (conversation) */
export async function correct(desk: Desk, person: SignedIn, input: NewCorrection): Promise<AppliedCorrection> {
  const { useCase, model } = access(desk, person, input)
  const { kind, type, value } = input
  if (kind === 'false-alarm') {
    const actor = actorFor(desk, person, useCase.id)
    const ruling = judgeRelease(desk.gate, actor, { kind: type, zone: model.zone })
    if (!ruling.isAllowed) {
      const detail = ruling.rules.map(({ explanation }) => explanation).join(' ')
      throw new Problem(problems.notReleasable, { detail, members: { rules: ruling.rules.map(({ id }) => id) } })
    }
  }
  const { sharedSentence: sentence } = input
  const sharing = sentence === undefined ? undefined : { ...input, sentence, start: placeIn(sentence, value) }
  const id = desk.newId()
  if (input.conversation !== undefined) await keep(desk, person, { ...input, conversation: input.conversation, id })
  if (sharing !== undefined) await share(desk, person, sharing)
  await desk.record(person, 'correction.made', {
    kind,
    piiType: type,
    useCase: { id: useCase.id, version: useCase.version },
    model: model.id,
    zone: model.zone,
    isShared: sharing !== undefined,
  })
  return { id, kind, type, value }
}

async function keep(
  desk: Desk,
  person: SignedIn,
  { conversation, id, kind, type, value }: NewCorrection & { readonly conversation: string; readonly id: string },
): Promise<void> {
  const { row, ring, key } = await openConversation(desk, person, conversation)
  const sealed = ring.seal(value, key, correctionField(id))
  const { tenant } = row
  await desk.stores.corrections.add({ tenant, conversation, id, kind, type, value: sealed, createdAt: desk.now() })
}

/** @throws Problem not-found */
export async function withdraw(
  desk: Desk,
  person: SignedIn,
  { id, correction }: { readonly id: string; readonly correction: string },
): Promise<void> {
  const { row } = await openConversation(desk, person, id)
  const removed = await desk.stores.corrections.remove(row.tenant, id, correction)
  if (removed === undefined) throw new Problem(problems.notFound)
  const { kind, type } = removed
  await desk.record(person, 'correction.withdrawn', { kind, piiType: type, useCase: { id: row.useCase } })
}

const candidateKey = (id: string) => `candidate/${id}`
const candidateField = (id: string) => `candidate/${id}/content`
const shared = z.object({ sentence: z.string(), start: z.int(), end: z.int() })

/** @throws Problem invalid-input when the sentence does not hold the value */
function placeIn(sentence: string, value: string): number {
  const start = sentence.indexOf(value)
  if (start >= 0) return start
  const issues = [{ pointer: '/sharedSentence', detail: 'De gecorrigeerde tekst staat niet in deze zin.' }]
  throw new Problem(problems.invalidInput, { issues })
}

async function share(
  desk: Desk,
  { tenant }: SignedIn,
  { kind, type, value, sentence, start }: NewCorrection & { readonly sentence: string; readonly start: number },
): Promise<void> {
  const id = desk.newId()
  const ring = desk.keyring(tenant)
  const { key, wrapped } = ring.make(candidateKey(id))
  const content = ring.seal(JSON.stringify({ sentence, start, end: start + value.length }), key, candidateField(id))
  const row = { tenant, id, kind, type, dataKey: wrapped, content, state: 'open' as const, createdAt: desk.now() }
  await desk.stores.corrections.addCandidate(row)
}

export async function listCandidates(
  desk: Desk,
  { tenant }: SignedIn,
  state: Candidate['state'],
): Promise<Candidate[]> {
  return (await desk.stores.corrections.candidates(tenant, state)).map((row) => openCandidate(desk, row))
}

/** @throws Problem not-found */
export async function decideCandidate(
  desk: Desk,
  person: SignedIn,
  { id, state }: { readonly id: string; readonly state: 'approved' | 'rejected' },
): Promise<Candidate> {
  const row = await desk.stores.corrections.decide(person.tenant, id, state)
  if (row === undefined) throw new Problem(problems.notFound)
  await desk.record(person, 'correction.decided', { kind: row.kind, piiType: row.type, state })
  return openCandidate(desk, row)
}

/** Approved sentences in the markup of the golden corpus: a missed value is marked, a false alarm is plain text. */
export async function exportCandidates(desk: Desk, person: SignedIn): Promise<string> {
  const approved = await listCandidates(desk, person, 'approved')
  return approved
    .map(({ id, kind, type, sentence, start, end }) => {
      const marked = `${sentence.slice(0, start)}[[${type}|${sentence.slice(start, end)}]]${sentence.slice(end)}`
      return `=== gemeld-${id} | ${kind}\n${kind === 'missed' ? marked : sentence}\n`
    })
    .join('\n')
}

function openCandidate(desk: Desk, row: StoredCandidate): Candidate {
  const ring = desk.keyring(row.tenant)
  const key = ring.open(row.dataKey, candidateKey(row.id))
  const content = shared.parse(JSON.parse(ring.unseal(row.content, key, candidateField(row.id))))
  const { id, kind, type, state } = row
  return { id, kind, type, ...content, state, createdAt: row.createdAt.toISOString() }
}
