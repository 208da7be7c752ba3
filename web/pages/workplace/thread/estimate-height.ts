/** How high a message will be, before it is drawn: close enough that the scroll bar hardly moves. In CSS pixels. Pure. */
import type { Turn } from './branch.ts'

const line = 26
const charactersPerLine = 85
const around = { user: 72, assistant: 130 } as const

export function estimateHeight(turn: Turn | undefined): number {
  if (turn === undefined) return around.user
  const { role, text } = turn.message
  const lines = text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / charactersPerLine)), 0)
  return around[role] + lines * line
}

/** The height of all messages before one, with the gaps between them. */
export function heightBefore(turns: readonly Turn[], at: number, gap: number): number {
  return turns.slice(0, at).reduce((sum, turn) => sum + estimateHeight(turn) + gap, 0)
}
