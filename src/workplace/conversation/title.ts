/** A title without a model: the first words of the first question. Naming a conversation is no reason for a passage. */
import { maxTitleLength } from '../choices-contract.ts'

export const untitled = 'Nieuw gesprek'
const usualLength = 60

/** @param text the question as it was typed; a file's name when there is no text */
export function titleOf(text: string): string {
  const line = text
    .split('\n')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .find((part) => /[\p{L}\p{N}]/u.test(part))
  if (line === undefined) return untitled
  if (line.length <= usualLength) return line
  const cut = line.slice(0, usualLength + 1)
  const lastSpace = cut.lastIndexOf(' ')
  const whole = lastSpace > usualLength / 2 ? cut.slice(0, lastSpace) : cut.slice(0, usualLength)
  return `${whole.toWellFormed().replace(/[\s,;:.(-]+$/u, '')}…`.slice(0, maxTitleLength)
}
