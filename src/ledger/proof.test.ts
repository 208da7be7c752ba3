import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRoot, leafHash, nodeHash } from './merkle.ts'
import { isConsistent, isIncluded, proveConsistency, proveInclusion, type ReadNode } from './proof.ts'

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`record ${i}`)))

/** The tree hash exactly as RFC 6962 §2.1 defines it: the biggest power of two on the left, recursively. */
function rootOf(part: readonly Buffer[]): Buffer {
  const [only] = part
  if (only === undefined) return emptyRoot
  if (part.length === 1) return only
  let left = 1
  while (left * 2 < part.length) left *= 2
  return nodeHash(rootOf(part.slice(0, left)), rootOf(part.slice(left)))
}

const readNode: ReadNode = async (level, index) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))

function changed(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash)
  const at = bit % (8 * copy.length)
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7))
  return copy
}

const bit = fc.nat({ max: 255 })
const twoSizes = fc
  .tuple(fc.integer({ min: 0, max: leaves.length }), fc.integer({ min: 0, max: leaves.length }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

test('every leaf of every tree is proven, and never at another place', async () => {
  for (let size = 1; size <= 20; size++) {
    const root = rootOf(leaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const proof = await proveInclusion(index, size, readNode)
      const leaf = leaves[index] ?? emptyRoot
      for (let claimed = 0; claimed < size; claimed++)
        expect(isIncluded({ index: claimed, size, leaf, root, proof })).toBe(claimed === index)
    }
  }
})

test('an inclusion proof with one bit changed, a hash too many or a hash too few proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: leaves.length }), fc.nat(), bit, async (size, chance, which) => {
      const index = chance % size
      const proof = await proveInclusion(index, size, readNode)
      const claim = { index, size, leaf: leaves[index] ?? emptyRoot, root: rootOf(leaves.slice(0, size)), proof }
      expect(isIncluded(claim)).toBe(true)
      expect(isIncluded({ ...claim, leaf: changed(claim.leaf, which) })).toBe(false)
      expect(isIncluded({ ...claim, root: changed(claim.root, which) })).toBe(false)
      expect(isIncluded({ ...claim, proof: [...proof, emptyRoot] })).toBe(false)
      for (let at = 0; at < proof.length; at++) {
        expect(isIncluded({ ...claim, proof: proof.map((hash, i) => (i === at ? changed(hash, which) : hash)) })).toBe(
          false,
        )
        expect(isIncluded({ ...claim, proof: proof.filter((_, i) => i !== at) })).toBe(false)
      }
    }),
  )
})

test('every tree is proven to be the beginning of every later one, and of no other', async () => {
  await fc.assert(
    fc.asyncProperty(twoSizes, bit, async ([oldSize, newSize], which) => {
      const proof = await proveConsistency(oldSize, newSize, readNode)
      const [oldRoot, newRoot] = [rootOf(leaves.slice(0, oldSize)), rootOf(leaves.slice(0, newSize))]
      const claim = { oldSize, newSize, oldRoot, newRoot, proof }
      expect(isConsistent(claim)).toBe(true)
      expect(isConsistent({ ...claim, oldRoot: changed(oldRoot, which) })).toBe(false)
      // The empty tree is the beginning of any tree, whatever its root.
      expect(isConsistent({ ...claim, newRoot: changed(newRoot, which) })).toBe(oldSize === 0 && newSize > 0)
      expect(isConsistent({ ...claim, proof: [...proof, emptyRoot] })).toBe(false)
      for (let at = 0; at < proof.length; at++)
        expect(
          isConsistent({ ...claim, proof: proof.map((hash, i) => (i === at ? changed(hash, which) : hash)) }),
        ).toBe(false)
    }),
  )
})

test('nothing is proven about a place outside the tree', () => {
  expect(() => proveInclusion(5, 5, readNode)).toThrow(RangeError)
  expect(() => proveInclusion(-1, 5, readNode)).toThrow(RangeError)
  expect(() => proveConsistency(6, 5, readNode)).toThrow(RangeError)
  expect(isIncluded({ index: 1, size: 1, leaf: emptyRoot, root: emptyRoot, proof: [] })).toBe(false)
  expect(isConsistent({ oldSize: 2, newSize: 1, oldRoot: emptyRoot, newRoot: emptyRoot, proof: [] })).toBe(false)
})
