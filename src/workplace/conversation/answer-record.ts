/** What is kept of an answer besides its text: facts, so that they need no sealing. Rating and state have their own columns. */
import type { AnswerFacts } from '../contract.ts'

export type AnswerRecord = Omit<AnswerFacts, 'state' | 'rating' | 'sources'>
