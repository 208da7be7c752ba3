/** Inclusion and consistency proofs: which subtrees they consist of (RFC 6962 §2.1.1–2.1.2) and how they are checked (RFC 9162 §2.1.3–2.1.4). */
import { emptyRoot, joinSubtrees, nodeHash } from './merkle.ts'

/** Leaves `start` up to but not including `end`; as RFC 6962 splits a tree, only its right edge is not perfect. */
interface Subtree {
  readonly start: number
  readonly end: number
}

/** Gives the hash of the perfect subtree of `2^level` leaves that starts at leaf `index * 2^level`. */
export type ReadNode = (level: number, index: number) => Promise<Buffer>

/** The largest power of two smaller than `n` (n ≥ 2). */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

function inclusionSubtrees(index: number, size: number): Subtree[] {
  const subtrees: Subtree[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      subtrees.push({ start: middle, end })
      end = middle
    } else {
      subtrees.push({ start, end: middle })
      start = middle
    }
  }
  return subtrees.reverse()
}

function consistencySubtrees(oldSize: number, newSize: number): Subtree[] {
  if (oldSize === 0 || oldSize === newSize) return []
  const subtrees: Subtree[] = []
  let [start, end] = [0, newSize]
  while (oldSize !== end) {
    const middle = start + split(end - start)
    if (oldSize <= middle) {
      subtrees.push({ start: middle, end })
      end = middle
    } else {
      subtrees.push({ start, end: middle })
      start = middle
    }
  }
  // A subtree that is the whole old tree is known to the verifier and therefore left out.
  if (start > 0) subtrees.push({ start, end })
  return subtrees.reverse()
}

async function subtreeHash(subtree: Subtree, readNode: ReadNode): Promise<Buffer> {
  const perfect: Buffer[] = []
  let { start } = subtree
  while (start < subtree.end) {
    let level = 0
    while (2 ** (level + 1) <= subtree.end - start) level++
    perfect.push(await readNode(level, start / 2 ** level))
    start += 2 ** level
  }
  return joinSubtrees(perfect)
}

async function hashes(subtrees: readonly Subtree[], readNode: ReadNode): Promise<Buffer[]> {
  const found: Buffer[] = []
  for (const subtree of subtrees) found.push(await subtreeHash(subtree, readNode))
  return found
}

/** The proof that leaf `index` is in the tree of `size` leaves: the sibling of the leaf first. */
export function proveInclusion(index: number, size: number, readNode: ReadNode): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('the index lies outside the tree')
  return hashes(inclusionSubtrees(index, size), readNode)
}

/** The proof that the tree of `oldSize` leaves is the beginning of the tree of `newSize` leaves. */
export function proveConsistency(oldSize: number, newSize: number, readNode: ReadNode): Promise<Buffer[]> {
  if (!(oldSize >= 0 && oldSize <= newSize)) throw new RangeError('the old tree is not smaller than the new one')
  return hashes(consistencySubtrees(oldSize, newSize), readNode)
}

/** The path from a node to the root as two numbers that shrink together (`node`, `last` in RFC 9162: fn, sn). */
class Climb {
  node: number
  last: number

  constructor(node: number, last: number) {
    this.node = node
    this.last = last
  }

  up(): void {
    this.node = Math.floor(this.node / 2)
    this.last = Math.floor(this.last / 2)
  }

  get isRight(): boolean {
    return this.node % 2 === 1
  }

  /** Takes one step; true when the proof's hash stands on the left. */
  step(): boolean {
    const fromLeft = this.isRight || this.node === this.last
    if (fromLeft) while (!this.isRight && this.node !== 0) this.up()
    this.up()
    return fromLeft
  }
}

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Buffer
  readonly root: Buffer
  readonly proof: readonly Buffer[]
}

/** Whether `proof` shows that `leaf` is number `index` of the tree with this size and root. */
export function isIncluded(claim: InclusionClaim): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false
  const climb = new Climb(claim.index, claim.size - 1)
  let root = claim.leaf
  for (const hash of claim.proof) {
    if (climb.last === 0) return false
    root = climb.step() ? nodeHash(hash, root) : nodeHash(root, hash)
  }
  return climb.last === 0 && root.equals(claim.root)
}

export interface ConsistencyClaim {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Buffer
  readonly newRoot: Buffer
  readonly proof: readonly Buffer[]
}

/** Whether `proof` shows that the old tree is the beginning of the new one. The empty tree begins every tree. */
export function isConsistent(claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim
  if (!(oldSize >= 0 && oldSize <= newSize)) return false
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot)
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(emptyRoot)
  return climbBoth(claim)
}

function climbBoth({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  const climb = new Climb(oldSize - 1, newSize - 1)
  while (climb.isRight) climb.up()
  // When the old tree is perfect, its own root is where both climbs start (the node number has become 0).
  const [first, ...rest] = climb.node === 0 ? [oldRoot, ...proof] : proof
  if (first === undefined) return false
  let [oldHash, newHash] = [first, first]
  for (const hash of rest) {
    if (climb.last === 0) return false
    if (climb.step()) {
      oldHash = nodeHash(hash, oldHash)
      newHash = nodeHash(hash, newHash)
    } else newHash = nodeHash(newHash, hash)
  }
  return climb.last === 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot)
}
