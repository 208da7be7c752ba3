/** Taking use cases in from a file: all or nothing, nothing overwritten, and everything that does not fit is shown. */
import type { JsonObject } from '../../kernel/json.ts'
import { Problem } from '../../kernel/problem.ts'
import type { UseCaseRecord } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { problems } from '../problems.ts'
import { freeId, idOf } from '../record/record-id.ts'
import type { ImportedRow, ImportInput, ImportReport } from './contract.ts'
import { makeRecord } from './make-record.ts'
import { type Found, findInAlgoritmeregister, findInCsv, findInJson, ownVersions } from './read-import.ts'
import { exportCsv, exportJson } from './write-export.ts'

/** Who takes in: a person or a program, as evidence names them. */
export interface TakenInBy {
  readonly tenant: string
  readonly savedBy: string
  readonly actor: JsonObject
}

/** @throws Problem import-unreadable, import-empty, import-unknown-version, use-case-saved-meanwhile */
export async function takeIn(desk: Desk, by: TakenInBy, input: ImportInput): Promise<ImportReport> {
  const { format, isTrial } = input
  const found = findRows(desk, input)
  if ('problem' in found) throw problemOf(desk, found)
  const taken = new Set(desk.register.list(by.tenant).map(({ id }) => id))
  const known = new Set(taken)
  const records: UseCaseRecord[] = []
  const rows = found.rows.map((row): ImportedRow => {
    // The same name is the same use case, unless the file says otherwise.
    const idFor = (name: string) => (known.has(idOf(name)) ? idOf(name) : freeId(name, (id) => taken.has(id)))
    const { record, issues } = makeRecord(row, { fields: desk.importFields, format, today: desk.today(), idFor })
    const about = { at: row.at, name: String(row.values['name'] ?? ''), unknownFields: [...row.unknownFields] }
    if (record === undefined) return { ...about, outcome: 'wrong', id: null, issues: [...issues] }
    if (known.has(record.id)) return { ...about, outcome: 'exists', id: record.id, issues: [] }
    if (taken.has(record.id))
      return {
        ...about,
        outcome: 'wrong',
        id: null,
        issues: [{ field: 'id', detail: 'Deze id staat twee keer in het bestand.' }],
      }
    taken.add(record.id)
    records.push(record)
    return { ...about, outcome: 'new', id: record.id, issues: [] }
  })
  const isDone = !isTrial && rows.every(({ outcome }) => outcome !== 'wrong')
  if (isDone) for (const record of records) await add(desk, by, { record, format })
  return { isTrial, isDone, rows }
}

/** The register as a file. */
export function giveOut(desk: Desk, tenant: string, format: 'csv' | 'json'): string {
  const all = desk.register.list(tenant)
  return format === 'csv' ? exportCsv(all) : exportJson(all, desk.now().toISOString())
}

function findRows(desk: Desk, { format, content }: ImportInput): Found {
  if (format === 'csv') return findInCsv(desk.importFields, content)
  return format === 'json' ? findInJson(content) : findInAlgoritmeregister(desk.importFields, content)
}

async function add(
  desk: Desk,
  { tenant, savedBy, actor }: TakenInBy,
  { record, format }: { readonly record: UseCaseRecord; readonly format: string },
): Promise<void> {
  // Also what came from a register like this one is looked at again before it passes this gate.
  const state = record.state === 'in-gebruik' || record.state === 'goedgekeurd' ? 'in-herziening' : record.state
  const reason = `Ingelezen uit een bestand (${format})`
  await desk.register.save(tenant, { ...record, state }, { by: savedBy, reason, basedOn: 0 })
  await desk.record(tenant, {
    v: 1,
    type: 'use-case.imported',
    at: desk.now().toISOString(),
    actor,
    ...{ useCase: record.id, version: 1, state, format },
  })
}

function problemOf({ importFields }: Desk, found: Exclude<Found, { rows: unknown }>): Problem {
  if (found.problem === 'unreadable') return new Problem(problems.importUnreadable)
  if (found.problem === 'empty') return new Problem(problems.importEmpty)
  const known = [...importFields.algoritmeregister.versions, ...ownVersions.map(String)].join(', ')
  return new Problem(problems.importVersion, {
    detail: `Dit bestand heeft een versie die we niet kennen. Bekend zijn: ${known}.`,
  })
}
