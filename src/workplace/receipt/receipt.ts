/** The proof of one passage: its record and all a browser needs to check by itself that the log holds it. */
import { authorise } from '../../identity/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseProofFile } from '../../ledger/index.ts'
import type { ReceiptProof } from '../contract.ts'
import { receipt as schema } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'

/**
 * Publishes the log first when the record is not under a checkpoint yet.
 * @throws Problem receipt-unknown, also for a passage of somebody else
 */
export async function receiptOf(desk: Desk, person: SignedIn, index: number): Promise<ReceiptProof> {
  const ledger = desk.gate.ledger(person.tenant)
  const { entry, record } = await readRecord(desk, person.tenant, index)
  if (!isOwn(person, record) && authorise(person, 'receipt.read-all') !== 'permit')
    throw new Problem(problems.noReceipt)
  const file = parseProofFile(await ledger.prove(index))
  if (file === undefined) throw new Error('The ledger gave a proof that is not in its own format')
  return {
    index,
    origin: ledger.origin,
    entry: entry.toString('base64'),
    record,
    size: Number(file.checkpoint.split('\n')[1]),
    proof: file.proof.map((hash) => hash.toString('base64')),
    checkpoint: file.checkpoint,
    verifierKey: ledger.verifierKey,
  }
}

/** @throws Problem receipt-unknown when it is not a passage of this person */
export async function requireOwnReceipt(desk: Desk, person: SignedIn, index: number): Promise<void> {
  const { record } = await readRecord(desk, person.tenant, index)
  if (!isOwn(person, record)) throw new Problem(problems.noReceipt)
}

async function readRecord(desk: Desk, tenant: string, index: number) {
  const ledger = desk.gate.ledger(tenant)
  if (index >= ledger.size()) throw new Problem(problems.noReceipt)
  const entry = await ledger.entry(index)
  return { entry, record: schema.shape.record.parse(JSON.parse(entry.toString())) }
}

function isOwn({ id }: SignedIn, record: ReceiptProof['record']): boolean {
  const actor = record['actor'] as { readonly kind?: unknown; readonly id?: unknown } | undefined
  return actor?.kind === 'person' && actor.id === id
}
