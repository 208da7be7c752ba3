/** The register as a file: CSV for a spreadsheet, JSON for another register of this kind. Pure. */
import type { Json } from '../../kernel/json.ts'
import type { UseCase } from '../contract.ts'
import { recordOf } from '../record/registered.ts'
import { writeCsv } from './csv.ts'
import { ownFormat } from './read-import.ts'

const columns: readonly (readonly [string, (useCase: UseCase) => string])[] = [
  ['id', ({ id }) => id],
  ['naam', ({ name }) => name],
  ['doel', ({ purpose }) => purpose],
  ['staat', ({ state }) => state],
  ['werkgebied', ({ domain }) => domain ?? ''],
  ['afdeling', ({ department }) => department],
  ['eigenaar', ({ owner }) => owner],
  ['grondslag', ({ legalArticle }) => legalArticle],
  ['wet', ({ legalBasis }) => legalBasis],
  ['rol', ({ role }) => role],
  ['risicoklasse', ({ riskClass }) => riskClass],
  ['waarom', ({ riskReason }) => riskReason],
  ['zones', ({ zones }) => zones.join(', ')],
  ['soorten', ({ kinds }) => (kinds === 'all' ? 'alle' : kinds.join(', '))],
  ['wie', ({ dataSubjects }) => dataSubjects.join(', ')],
  ['toezicht', ({ oversight }) => oversight.how],
  ['leverancier', ({ product }) => product?.vendor ?? ''],
  ['product', ({ product }) => product?.name ?? ''],
  ['herzien', ({ reviewDate }) => reviewDate],
  ['versie', ({ version }) => String(version)],
]

export function exportCsv(useCases: readonly UseCase[]): string {
  return writeCsv([
    columns.map(([name]) => name),
    ...useCases.map((useCase) => columns.map(([, cell]) => cell(useCase))),
  ])
}

/** @param at moment, ISO 8601 */
export function exportJson(useCases: readonly UseCase[], at: string): string {
  const file = { format: ownFormat, version: 1, exportedAt: at, useCases: useCases.map(recordOf) as unknown as Json[] }
  return `${JSON.stringify(file, null, 2)}\n`
}
