/** What the detectors found in one text, and how overlaps are settled: the surer one keeps its kind, nothing is unmasked. */
import type { PiiType } from './contract.ts'

export interface Finding {
  readonly start: number
  readonly end: number
  readonly type: PiiType
  readonly score: number
  readonly by: string
}

/**
 * A finding at other offsets. Written out, so that all findings are objects of one shape however a detector made them:
 * what walks through them later is the faster for it.
 */
function moved({ type, score, by }: Finding, start: number, end: number): Finding {
  return { start, end, type, score, by }
}

export class Findings {
  list: Finding[] = []
  /** Where the newest found person ends; -1 when there is none. */
  lastPersonEnd = -1

  add(finding: Finding): void {
    if (finding.end <= finding.start) return
    this.list.push(moved(finding, finding.start, finding.end))
    if (finding.type === 'PERSON') this.lastPersonEnd = finding.end
  }
}

const byStart = (a: Finding, b: Finding): number => a.start - b.start || b.end - a.end

function hasWordCharacter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code > 127 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))
      return true
  }
  return false
}

/**
 * Sorted findings without overlap. Where two overlap the one with the higher score keeps all of its text (the longer one
 * when they are equally sure) and the other keeps what is left of it.
 */
export function settleFindings(text: string, list: Finding[]): Finding[] {
  if (list.length < 2) return list
  list.sort(byStart)
  const settled: Finding[] = []
  // What is left behind a stronger finding waits here until the findings that begin before it had their turn.
  const waiting: Finding[] = []
  for (let i = 0; i < list.length || waiting.length > 0; ) {
    const left = waiting[0]
    const next = list[i]
    if (left !== undefined && (next === undefined || byStart(left, next) <= 0)) {
      waiting.shift()
      settleOne(text, left, { settled, waiting })
    } else if (next !== undefined) {
      settleOne(text, next, { settled, waiting })
      i += 1
    }
  }
  return settled
}

function settleOne(
  text: string,
  next: Finding,
  { settled, waiting }: { settled: Finding[]; waiting: Finding[] },
): void {
  const before = settled[settled.length - 1]
  if (before === undefined || before.end <= next.start) {
    settled.push(next)
    return
  }
  // Two readings of one name are one name.
  if (before.type === 'PERSON' && next.type === 'PERSON') {
    const surer = isStronger(before, next) ? before : next
    settled[settled.length - 1] = moved(surer, before.start, Math.max(before.end, next.end))
    return
  }
  if (isStronger(before, next)) {
    const rest = cutFront(text, next, before.end)
    if (rest !== undefined) wait(waiting, rest)
    return
  }
  settled.pop()
  const tail = before.end > next.end ? cutFront(text, before, next.end) : undefined
  if (tail !== undefined) wait(waiting, tail)
  if (hasWordCharacter(text, before.start, next.start)) settled.push(moved(before, before.start, next.start))
  settled.push(next)
}

function wait(waiting: Finding[], rest: Finding): void {
  let at = waiting.length
  while (at > 0 && byStart(waiting[at - 1] ?? rest, rest) > 0) at -= 1
  waiting.splice(at, 0, rest)
}

function isStronger(a: Finding, b: Finding): boolean {
  if (a.score !== b.score) return a.score > b.score
  return a.end - a.start >= b.end - b.start
}

function cutFront(text: string, finding: Finding, from: number): Finding | undefined {
  if (from >= finding.end) return undefined
  let start = from
  while (start < finding.end && !hasWordCharacter(text, start, start + 1)) start += 1
  return start < finding.end ? moved(finding, start, finding.end) : undefined
}
