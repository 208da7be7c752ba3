/** What the public page needs from the rest of the house, handed in by app. */
import type { Clock } from '../kernel/clock.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Ledger } from '../ledger/index.ts'
import type { UseCase } from '../register/index.ts'
import type { SavedVersion } from './changes.ts'
import type { PublicModel } from './public-use-case.ts'

/** Whose page it is. */
export interface Municipality {
  readonly id: string
  readonly name: string
  readonly isSample: boolean
}

/** What the public page needs from the rest of the house. */
export interface TransparencyDeps {
  readonly tables: Tables
  readonly clock: Clock
  /** Name of this gate: its log is counted here. */
  readonly node: string
  /** Whose page it is. */
  readonly municipality: () => Municipality
  readonly useCases: (tenant: string) => readonly UseCase[]
  /** All versions of all use cases of the last times. */
  readonly history: (tenant: string) => Promise<readonly SavedVersion[]>
  readonly models: () => readonly PublicModel[]
  readonly ledger: (tenant: string) => Ledger
  /** Names of people who work here; they never come on the page. */
  readonly people: (tenant: string) => readonly string[]
  /** Where residents can ask: an e-mail address or a page. */
  readonly contact: (tenant: string) => string | undefined
  /** The use case's entry in the national Algoritmeregister; undefined when it is not there. */
  readonly registration: (tenant: string, useCase: string) => string | undefined
  /** Address of the style sheet. */
  readonly styleSheet: () => string | undefined
  /** Address of this house as others see it, without a slash at its end. */
  readonly publicUrl: () => string
  /** `words.yaml`, parsed. */
  readonly words: unknown
  /** Runs work again and again; returns how to stop. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
}
