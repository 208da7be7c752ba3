/** The proof of one passage: its record and all a browser needs to check by itself that the log holds it. */
import { Problem } from '../../kernel/problem.ts'
import { parseProofFile } from '../../ledger/index.ts'
import type { ReceiptProof } from '../contract.ts'
import { receipt as schema } from '../contract.ts'
import type { SignedIn } from '../deps.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'

/** Roles that check the log for everybody; a record says kinds and counts, never what was asked. */
const mayReadAll = ['auditor', 'privacy-officer', 'ciso'] as const

/**
 * Publishes the log first when the record is not under a checkpoint yet.
 * @throws Problem receipt-unknown, also for a passage of somebody else
 */
export async function receiptOf(desk: Desk, person: SignedIn, index: number): Promise<ReceiptProof> {
  const ledger = desk.gate.ledger(person.tenant)
  if (index >= ledger.size()) throw new Problem(problems.noReceipt)
  const entry = await ledger.entry(index)
  const record = schema.shape.record.parse(JSON.parse(entry.toString()))
  if (!isTheirs(person, record)) throw new Problem(problems.noReceipt)
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

function isTheirs({ id, roles }: SignedIn, record: ReceiptProof['record']): boolean {
  const actor = record['actor'] as { readonly kind?: unknown; readonly id?: unknown } | undefined
  return (actor?.kind === 'person' && actor.id === id) || mayReadAll.some((role) => roles.includes(role))
}
