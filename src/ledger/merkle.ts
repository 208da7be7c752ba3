/** The Merkle tree of RFC 6962 §2.1: hashing, and the frontier that lets a tree grow without its past. */
import { hash } from 'node:crypto'

export const hashLength = 32
/** The largest record: an entry bundle gives its length in two bytes (c2sp.org/tlog-tiles). */
export const largestRecord = 65_535

/** The root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot: Buffer = hash('sha256', Buffer.alloc(0), 'buffer')

// One-shot hashing needs prefix and content side by side; these are reused because hashing is synchronous.
const leafInput = Buffer.alloc(1 + largestRecord)
const nodeInput = Buffer.alloc(1 + 2 * hashLength)
nodeInput[0] = 1

/** SHA-256(0x00 ‖ record). */
export function leafHash(record: Uint8Array): Buffer {
  if (record.length > largestRecord) throw new RangeError(`a record has at most ${largestRecord} bytes`)
  leafInput.set(record, 1)
  return hash('sha256', leafInput.subarray(0, 1 + record.length), 'buffer')
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + hashLength)
  return hash('sha256', nodeInput, 'buffer')
}

/** The hash of a subtree, given the perfect subtrees it consists of, biggest (leftmost) first. */
export function joinSubtrees(perfect: readonly Buffer[]): Buffer {
  const last = perfect[perfect.length - 1]
  if (last === undefined) return emptyRoot
  return perfect.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** Called for each perfect subtree as it becomes complete; `level` 0 is the leaf itself. */
export type OnComplete = (level: number, hash: Buffer) => void

/** The perfect subtrees that make up a tree, biggest first: all that is needed to add leaves and to know the root. */
export class Frontier {
  #size: number
  readonly #perfect: Buffer[]

  constructor(size = 0, perfect: readonly Buffer[] = []) {
    this.#size = size
    this.#perfect = [...perfect]
  }

  get size(): number {
    return this.#size
  }

  get perfect(): readonly Buffer[] {
    return this.#perfect
  }

  push(leaf: Buffer, onComplete?: OnComplete): void {
    let node = leaf
    let level = 0
    onComplete?.(level, node)
    for (let n = this.#size; n % 2 === 1; n = (n - 1) / 2) {
      node = nodeHash(this.#perfect.pop() ?? emptyRoot, node)
      onComplete?.(++level, node)
    }
    this.#perfect.push(node)
    this.#size++
  }

  root(): Buffer {
    return joinSubtrees(this.#perfect)
  }

  copy(): Frontier {
    return new Frontier(this.#size, this.#perfect)
  }
}
