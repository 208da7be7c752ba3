/** Figures of use out of the ledger: counts per use case and month, never who or what. Pure; the ledger is read elsewhere. */
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts'

/** What happened with one use case in one month. */
export interface Figure {
  readonly useCase: string
  /** `2026-11` */
  readonly month: string
  /** Questions that went to a model. */
  readonly passages: number
  /** Questions that the gate refused. */
  readonly refused: number
  /** Values that were taken out before a model saw the question. */
  readonly protectedValues: number
}

/** A record with the opening record that it closes, where it closes one. */
export interface CountedRecord {
  readonly record: JsonObject
  readonly opened?: JsonObject | undefined
}

const counted = new Set(['passage.opened', 'passage.refused', 'passage.closed'])

/** Whether a record says something that is counted here. */
export function isCounted(record: JsonObject): boolean {
  return counted.has(textOf(record['type']))
}

/** Index of the opening record that a closing record belongs to. */
export function opensAt(record: JsonObject): number | undefined {
  const { opened } = record
  return record['type'] === 'passage.closed' && typeof opened === 'number' ? opened : undefined
}

/** Adds records up, one figure for each use case and month. */
export function countRecords(records: readonly CountedRecord[]): Figure[] {
  const found = new Map<string, Figure>()
  for (const { record, opened } of records) {
    const useCase = textOf(memberOf((opened ?? record)['useCase'], 'id'))
    const month = textOf(record['at']).slice(0, 7)
    if (useCase === '' || !/^\d{4}-\d{2}$/.test(month)) continue
    const key = `${useCase} ${month}`
    const before = found.get(key) ?? { useCase, month, passages: 0, refused: 0, protectedValues: 0 }
    found.set(key, added(before, record))
  }
  return [...found.values()]
}

function added(figure: Figure, record: JsonObject): Figure {
  switch (record['type']) {
    case 'passage.opened':
      return { ...figure, passages: figure.passages + 1 }
    case 'passage.refused':
      return { ...figure, refused: figure.refused + 1 }
    case 'passage.closed':
      return { ...figure, protectedValues: figure.protectedValues + sumOf(record['replaced']) }
    default:
      return figure
  }
}

/** The sum over months, or over use cases too. */
export function total(figures: readonly Figure[]): Omit<Figure, 'useCase' | 'month'> {
  const sum = (of: (figure: Figure) => number) => figures.reduce((before, figure) => before + of(figure), 0)
  return {
    passages: sum(({ passages }) => passages),
    refused: sum(({ refused }) => refused),
    protectedValues: sum(({ protectedValues }) => protectedValues),
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined
}

function sumOf(counts: Json | undefined): number {
  if (!isJsonObject(counts)) return 0
  return Object.values(counts).reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), 0)
}
