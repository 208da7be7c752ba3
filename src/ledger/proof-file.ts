/** A proof in one file that anybody can check without the log (c2sp.org/tlog-proof@v1). */
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { hashLength, leafHash } from './merkle.ts'
import { strictBase64, type VerifierKey } from './note.ts'
import { isIncluded } from './proof.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'

/** What stands in a proof file. */
export interface ProofFile {
  readonly index: number
  readonly proof: readonly Buffer[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string
}

export function formatProofFile({ index, proof, checkpoint }: ProofFile): string {
  const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
  return `${firstLine}\nindex ${index}\n${hashes}\n${checkpoint}`
}

/** Reads a proof file; undefined when it is not exactly in the format. An `extra` line is allowed and ignored. */
export function parseProofFile(text: string): ProofFile | undefined {
  const split = text.indexOf('\n\n')
  const lines = text.slice(0, Math.max(split, 0)).split('\n')
  if (split < 0 || lines.shift() !== firstLine) return undefined
  if (lines[0]?.startsWith('extra ') === true && strictBase64(lines.shift()?.slice(6) ?? '') === undefined)
    return undefined
  const [, digits = ''] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '') ?? []
  const index = digits === '' ? -1 : Number(digits)
  const proof = lines.map(strictBase64)
  if (!Number.isSafeInteger(index) || index < 0) return undefined
  if (!proof.every((hash): hash is Buffer => hash?.length === hashLength)) return undefined
  return { index, proof, checkpoint: text.slice(split + 2) }
}

export type CheckedProof =
  | { readonly ok: true; readonly index: number; readonly checkpoint: SignedCheckpoint }
  /** `detail` is Dutch. */
  | { readonly ok: false; readonly detail: string }

/** Whether a proof file shows that `record` stands in the log whose key is given. */
export function checkProofFile(text: string, record: Uint8Array, logKey: VerifierKey): CheckedProof {
  const file = parseProofFile(text)
  if (file === undefined) return { ok: false, detail: 'Het bewijs heeft niet de juiste vorm' }
  const opened = openCheckpoint(Buffer.from(file.checkpoint), logKey)
  if (!opened.ok) return opened
  const { size, root } = opened.checkpoint
  const included = isIncluded({ index: file.index, size, leaf: leafHash(record), root, proof: file.proof })
  if (!included) return { ok: false, detail: 'Het bewijs hoort niet bij deze vermelding' }
  return { ok: true, index: file.index, checkpoint: opened.checkpoint }
}
