/** Checkpoints (c2sp.org/tlog-checkpoint): the size and root of a log, signed by the log. */
import { hashLength } from './merkle.ts'
import { openNote, type SigningKey, signNote, strictBase64, type VerifierKey } from './note.ts'

/** What a log says about itself at one size (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  /** Entries. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Buffer
}

/** A checkpoint under the signature of its log. */
export interface SignedCheckpoint extends Checkpoint {
  /** The whole signed note, as it stands in the file `checkpoint`. */
  readonly text: string
}

export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): SignedCheckpoint {
  const { origin, size, root } = checkpoint
  return { ...checkpoint, text: signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, key) }
}

/** Reads the text of a checkpoint without its signatures; undefined when it is not exactly in the format. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const [origin = '', digits = '', base64 = '', ...extensions] = text.slice(0, -1).split('\n')
  const root = strictBase64(base64)
  const size = Number(digits)
  if (origin === '' || !/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) return undefined
  if (root?.length !== hashLength || extensions.includes('')) return undefined
  return { origin, size, root }
}

export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: SignedCheckpoint }
  /** `detail` is Dutch. */
  | { readonly ok: false; readonly detail: string }

/** Opens a checkpoint that must be signed by the log whose key is given; the key's name is the log's origin. */
export function openCheckpoint(note: Uint8Array, logKey: VerifierKey): OpenedCheckpoint {
  const opened = openNote(note, [logKey])
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.text)
  if (checkpoint === undefined) return { ok: false, detail: 'Het checkpoint heeft niet de juiste vorm' }
  if (checkpoint.origin !== logKey.name) return { ok: false, detail: 'Het checkpoint is van een ander logboek' }
  return { ok: true, checkpoint: { ...checkpoint, text: Buffer.from(note).toString('utf8') } }
}
