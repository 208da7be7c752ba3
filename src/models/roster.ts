/** Who may be called now: fallbacks, places and rests of the models on offer. Pure but for its memory; time is handed in. */
import type { Clock } from '../kernel/clock.ts'
import { Problem } from '../kernel/problem.ts'
import type { Zone } from '../kernel/zone.ts'
import { type Breaker, closedBreaker, recordFailure, recordSuccess, restOf, takeTurn, usualBreaker } from './breaker.ts'
import type { Model } from './model.ts'
import { problems } from './problems.ts'
import { createTurnstile, type Release, type Turnstile, type TurnstileLimits } from './turnstile.ts'

/** How a call ended, for the circuit breaker. A Problem tells most: a request the model refused is no sign of trouble. */
export type CallOutcome = 'answered' | 'failed' | Problem

/** How busy a model is. */
export interface Load {
  readonly id: string
  readonly running: number
  readonly waiting: number
}

export interface Roster {
  find(id: string): Model | undefined
  candidates(id: string, zones: readonly Zone[]): readonly Model[]
  acquire(model: Model, signal: AbortSignal): Promise<Release>
  report(model: Model, outcome: CallOutcome): void
  isResting(model: Model): boolean
  load(): readonly Load[]
}

interface Place {
  readonly model: Model
  readonly turnstile: Turnstile
  readonly breaker: Breaker
}

export function createRoster(members: readonly { model: Model; limits: TurnstileLimits }[], clock: Clock): Roster {
  const places = new Map(members.map(({ model, limits }) => [model.id, placeFor(model, limits)]))
  const placeOf = ({ id }: Model): Place => {
    const place = places.get(id)
    if (place === undefined) throw new Error(`model ${id} is not of this catalogue`)
    return place
  }
  const rest = ({ breaker }: Place) => restOf(breaker, clock.monotonic())
  return {
    find: (id) => places.get(id)?.model,
    candidates: (id, zones) => {
      const first = places.get(id)
      if (first === undefined || !zones.includes(first.model.zone)) return []
      if (first.model.fallbacks.length === 0) return [first.model]
      const inOrder = [id, ...first.model.fallbacks].flatMap((other) => places.get(other) ?? [])
      const resting = new Set(inOrder.filter((place) => rest(place) > 0))
      return [...inOrder.filter((place) => !resting.has(place)), ...resting].map(({ model }) => model)
    },
    acquire: async (model, signal) => {
      const place = placeOf(model)
      if (rest(place) > 0) throw resting(rest(place))
      const release = await place.turnstile.enter(signal)
      if (takeTurn(place.breaker, clock.monotonic(), usualBreaker)) return release
      release()
      throw resting(rest(place))
    },
    report: (model, outcome) => {
      const { breaker } = placeOf(model)
      if (isTrouble(outcome)) recordFailure(breaker, clock.monotonic(), usualBreaker)
      else recordSuccess(breaker)
    },
    isResting: (model) => rest(placeOf(model)) > 0,
    load: () =>
      [...places.values()].map(({ model, turnstile }) => ({
        id: model.id,
        running: turnstile.inside,
        waiting: turnstile.waiting,
      })),
  }
}

function placeFor(model: Model, limits: TurnstileLimits): Place {
  return { model, turnstile: createTurnstile(limits), breaker: closedBreaker() }
}

function resting(milliseconds: number): Problem {
  return new Problem(problems.resting, { retryAfter: Math.ceil(milliseconds / 1000) })
}

function isTrouble(outcome: CallOutcome): boolean {
  return outcome instanceof Problem ? outcome.kind.status >= 500 : outcome === 'failed'
}
