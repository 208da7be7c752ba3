/** What the workplace needs from the rest of the house, handed in by app/compose.ts. */
import type { FastifyRequest } from 'fastify'
import type { Gate } from '../gateway/index.ts'
import type { KeyLimits, SignedIn } from '../identity/index.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Ids } from '../kernel/ids.ts'
import type { Tables } from '../kernel/tables.ts'
import type { ScreeningVerdict, UseCase } from '../register/index.ts'

export type { SignedIn }

/** A question to start with. */
export interface Example {
  readonly useCase: string
  readonly title: string
  readonly text: string
}

/** What the workplace needs from the rest of the house. */
export interface WorkplaceDeps {
  readonly tables: Tables
  readonly clock: Clock
  readonly ids: Ids
  /** Random bytes. */
  readonly random: (length: number) => Buffer
  readonly gate: Gate
  /** Name of this gate, for answers that are being written here. */
  readonly node: string
  /** Its name, e.g. `Gemeente Voorbeeldstad`. */
  readonly municipality: (tenant: string) => string
  /** Ids of all tenants, now. */
  readonly tenants: () => readonly string[]
  /** 32 bytes that open a municipality's texts; from the keys of the data folder. */
  readonly tenantKey: (tenant: string) => Buffer
  readonly useCases: {
    find(tenant: string, id: string): UseCase | undefined
    list(tenant: string): readonly UseCase[]
  }
  /** What the register's rules say of instructions. */
  readonly screen: (instructions: string) => ScreeningVerdict
  /** How much a person may ask. */
  readonly limits: KeyLimits
  readonly person: (tenant: string, id: string) => { readonly name: string; readonly blockedAt?: number } | undefined
  /** Who signed in. @throws Problem when nobody did */
  readonly signedIn: (request: FastifyRequest) => SignedIn
  /** Questions to start with, of the sample municipality; empty elsewhere. */
  readonly examples: (tenant: string) => readonly Example[]
  /** Runs work again and again; returns how to stop. */
  readonly every: (milliseconds: number, work: () => Promise<void>) => () => void
  /** Told about our own mistakes; gets the error, never a text. */
  readonly onFault: (error: unknown, requestId: string) => void
}
