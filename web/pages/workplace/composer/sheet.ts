/** The sovereignty sheet of a model in plain words: where it runs, who runs it, which law, and whether it learns from questions. */
import type { TFunction } from 'i18next'
import type { ModelSheet } from '../../../../src/workplace/contract.ts'

/** Unknown is said, never left out. */
export function sheetInWords(t: TFunction, { zone, operator, jurisdiction, trainsOnInput }: ModelSheet): string {
  return [
    t(`sheet.where.${zone}`),
    operator === null ? t('sheet.operatorUnknown') : t('sheet.operator', { operator }),
    jurisdiction === null ? t('sheet.lawUnknown') : t('sheet.law', { law: jurisdiction }),
    trainsOnInput === null ? t('sheet.trainsUnknown') : t(trainsOnInput ? 'sheet.trains' : 'sheet.trainsNot'),
  ].join(' ')
}
