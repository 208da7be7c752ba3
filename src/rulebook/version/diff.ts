/** What changed between two texts, by line (longest common subsequence). */
import type { DiffLine } from '../contract.ts'

const around = 3
/** Above this the lines in between are told as replaced: comparing them would hold up everybody else. */
const mostCells = 4_000_000

/** Lines of `before` and `after` in order; unchanged stretches are left out but for three lines around a change. */
export function diffLines(before: string, after: string): DiffLine[] {
  return shorten(wholeDiff(linesOf(before), linesOf(after)))
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

type Line = Omit<DiffLine, 'at'>

/** Every line of both. What they begin and end with alike is left out of the comparing. */
export function wholeDiff(before: readonly string[], after: readonly string[]): Line[] {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  return [
    ...alike(before.slice(0, start)),
    ...(old.length * fresh.length > mostCells ? replaced(old, fresh) : compared(old, fresh)),
    ...alike(before.slice(before.length - end)),
  ]
}

const alike = (lines: readonly string[]): Line[] => lines.map((text) => ({ kind: 'same', text }))

function replaced(before: readonly string[], after: readonly string[]): Line[] {
  return [
    ...before.map((text) => ({ kind: 'removed' as const, text })),
    ...after.map((text) => ({ kind: 'added' as const, text })),
  ]
}

function compared(before: readonly string[], after: readonly string[]): Line[] {
  const lengths = commonLengths(before, after)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      lines.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (
      fresh === undefined ||
      (old !== undefined && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      lines.push({ kind: 'removed', text: old ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'added', text: fresh })
      j += 1
    }
  }
  return lines
}

const lengthAt = (lengths: readonly Uint32Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0

/** Length of the longest common subsequence from line i and line j on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint32Array
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1))
    }
  }
  return lengths
}

function shorten(lines: readonly Line[]): DiffLine[] {
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same')
  return lines.flatMap((line, at) => (isNear(at) ? [{ at, ...line }] : []))
}
