/**
 * Between an engine of our own and a sink: holds what comes while the client is slow (an answer is at most one context
 * long), ends exactly once, and says nothing before the caller holds the call.
 */
import type { JsonObject } from '../../kernel/json.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { AnswerSink, Call } from '../model.ts'

export interface Outlet {
  readonly call: Call
  chunk(chunk: JsonObject): void
  whole(answer: JsonObject): void
  done(): void
  fail(problem: Problem): void
}

/** Other work gets a turn in between. */
const tellsPerTurn = 16

/** @param onEnd called once when nothing more will be told, also after a cancel */
export function openOutlet(sink: AnswerSink, onEnd: () => void = () => undefined): Outlet {
  const held: (() => void)[] = []
  let isPaused = false
  let isScheduled = false
  let isComplete = false
  let hasEnded = false
  const end = () => {
    hasEnded = true
    held.length = 0
    onEnd()
  }
  const flush = () => {
    isScheduled = false
    for (let i = 0; i < tellsPerTurn && !isPaused; i++) {
      const next = held.shift()
      if (next === undefined) return
      next()
    }
    schedule()
  }
  const schedule = () => {
    if (isScheduled || isPaused || held.length === 0) return
    isScheduled = true
    setImmediate(flush)
  }
  const tell = (next: () => void) => {
    if (isComplete || hasEnded) return
    held.push(next)
    schedule()
  }
  const complete = (last: () => void) => {
    tell(() => {
      end()
      last()
    })
    isComplete = true
  }
  return {
    call: {
      cancel: () => {
        if (!hasEnded) end()
      },
      pause: () => {
        isPaused = true
      },
      resume: () => {
        isPaused = false
        schedule()
      },
    },
    chunk: (chunk) => tell(() => sink.chunk(chunk)),
    whole: (answer) => tell(() => sink.whole(answer)),
    done: () => complete(() => sink.done()),
    fail: (problem) => complete(() => sink.failed(problem)),
  }
}
