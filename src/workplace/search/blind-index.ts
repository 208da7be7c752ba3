/**
 * A blind index: stems as keyed hashes. Whoever has the database but not the municipality's key learns which messages of
 * one person share a word, never the word. Each person has a key of their own, so nothing can be compared between people.
 */
import { createHmac } from 'node:crypto'
import { stemsOf } from './terms.ts'

/** 64 bits: a false match is about as likely as a broken disk, and matches are checked on the text itself. */
const termLength = 8

export function blindTerms(key: Buffer, text: string): Buffer[] {
  return stemsOf(text).map((stem) => createHmac('sha256', key).update(stem).digest().subarray(0, termLength))
}
