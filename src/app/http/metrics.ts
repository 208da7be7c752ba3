/** Prometheus figures of the house. Counts and durations only; labels never hold anything a user typed. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../../gateway/index.ts'

export interface Metrics {
  readonly meter: Meter
  text(): Promise<string>
  readonly contentType: string
}

export interface MetricsSources {
  /** Entries and state of each ledger, by tenant. */
  ledgers(): ReadonlyMap<string, { readonly size: number; readonly writable: boolean }>
}

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const passages = new Counter({
    name: 'stadspoort_passages_total',
    help: 'Passages through the gate by endpoint, model, zone and how they ended',
    labelNames: ['endpoint', 'model', 'zone', 'ending'],
    registers,
  })
  const refusals = new Counter({
    name: 'stadspoort_refusals_total',
    help: 'Requests that got a problem, by code',
    labelNames: ['code'],
    registers,
  })
  const values = new Counter({
    name: 'stadspoort_protected_values_total',
    help: 'Personal values kept from models',
    registers,
  })
  const seconds = new Histogram({
    name: 'stadspoort_passage_seconds',
    help: 'Duration of passages by endpoint and model',
    labelNames: ['endpoint', 'model'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120],
    registers,
  })
  gauge(registers, 'stadspoort_ledger_entries', 'Durable entries by tenant', sources, (ledger) => ledger.size)
  gauge(registers, 'stadspoort_ledger_writable', '1 when the ledger takes records', sources, (ledger) =>
    ledger.writable ? 1 : 0,
  )
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    meter: {
      passed: ({ endpoint, model, zone, ending, totalMs, protectedValues }) => {
        passages.inc({ endpoint, model, zone, ending })
        seconds.observe({ endpoint, model }, totalMs / 1000)
        if (protectedValues > 0) values.inc(protectedValues)
      },
      refused: ({ code }) => refusals.inc({ code }),
    },
  }
}

type LedgerFigures = { readonly size: number; readonly writable: boolean }

function gauge(
  registers: Registry[],
  name: string,
  help: string,
  sources: MetricsSources,
  value: (ledger: LedgerFigures) => number,
): void {
  new Gauge({
    name,
    help,
    labelNames: ['tenant'],
    registers,
    collect() {
      for (const [tenant, ledger] of sources.ledgers()) this.set({ tenant }, value(ledger))
    },
  })
}
