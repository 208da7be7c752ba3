/**
 * Whether a word is ordinary Dutch: a Bloom filter over the lower-case words of a dictionary, because hundreds of thousands
 * of words would be megabytes as a list. It never misses a word that is in it; about two in a hundred others seem to be in it.
 */

import { hashStart, hashStep } from '../fold.ts'

const probes = 5

/** The filter; its length in bits is a power of two. */
export type DutchWords = Uint8Array

/** Bits for `words` words: at least seven per word. */
export function emptyDutchWords(words: number): DutchWords {
  let bits = 1024
  while (bits < words * 7) bits *= 2
  return new Uint8Array(bits / 8)
}

/** A second hash from the first, odd, so that the probes of a word differ. */
function stride(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 3) | 1
}

/** @param hash the word's hash as the tokeniser makes it (fold.ts) */
export function addDutchWord(words: DutchWords, hash: number): void {
  const mask = words.length * 8 - 1
  const step = stride(hash)
  let at = hash
  for (let probe = 0; probe < probes; probe++) {
    const bit = (at ^ (at >>> 16)) & mask
    words[bit >>> 3] = (words[bit >>> 3] ?? 0) | (1 << (bit & 7))
    at = (at + step) | 0
  }
}

const shortestPart = 3
const longestCompound = 32

/**
 * Whether a word is made of two words, with an s between them or without: "veeverblijven", "inkomensgrens". Dutch makes them as
 * it goes, so no dictionary has them all.
 */
export function isCompound(words: DutchWords, text: string, { start, end }: { start: number; end: number }): boolean {
  const length = end - start
  if (length < 2 * shortestPart + 1 || length > longestCompound) return false
  let head = hashStart
  for (let at = start; at < start + shortestPart - 1; at++) head = hashStep(head, text.charCodeAt(at))
  for (let split = start + shortestPart; split <= end - shortestPart - 1; split++) {
    head = hashStep(head, text.charCodeAt(split - 1))
    if (!isDutchWord(words, head)) continue
    if (isDutchWord(words, hashOf(text, split, end))) return true
    const hasLink = (text.charCodeAt(split) | 32) === 115 && end - split > shortestPart + 1
    if (hasLink && isDutchWord(words, hashOf(text, split + 1, end))) return true
  }
  return false
}

function hashOf(text: string, from: number, to: number): number {
  let hash = hashStart
  for (let at = from; at < to; at++) hash = hashStep(hash, text.charCodeAt(at))
  return hash
}

export function isDutchWord(words: DutchWords, hash: number): boolean {
  const mask = words.length * 8 - 1
  const step = stride(hash)
  let at = hash
  for (let probe = 0; probe < probes; probe++) {
    const bit = (at ^ (at >>> 16)) & mask
    if (((words[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false
    at = (at + step) | 0
  }
  return true
}
