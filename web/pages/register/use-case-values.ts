/** A use case as a form holds it, and back. Pure. */
import type { UseCaseFields } from '../../../src/register/registration-contract.ts'

/** Lists that people type, with commas between; choices of all or some apart. */
export interface UseCaseValues
  extends Omit<
    UseCaseFields,
    'kinds' | 'models' | 'whoMayUse' | 'dataSubjects' | 'trainingRequired' | 'notice' | 'product'
  > {
  readonly hasAllKinds: boolean
  readonly kinds: readonly Exclude<UseCaseFields['kinds'], 'all'>[number][]
  readonly hasAllModels: boolean
  readonly models: readonly string[]
  readonly isForEveryone: boolean
  readonly whoMayUse: readonly string[]
  readonly dataSubjects: string
  readonly trainingRequired: string
  readonly notice: string
  readonly vendor: string
  readonly productName: string
}

export function valuesOf(fields: UseCaseFields): UseCaseValues {
  const { kinds, models, whoMayUse, dataSubjects, trainingRequired, notice, product, ...rest } = fields
  return {
    ...rest,
    hasAllKinds: kinds === 'all',
    kinds: kinds === 'all' ? [] : kinds,
    hasAllModels: models === 'all',
    models: models === 'all' ? [] : models,
    isForEveryone: whoMayUse === 'everyone',
    whoMayUse: whoMayUse === 'everyone' ? [] : whoMayUse,
    dataSubjects: dataSubjects.join(', '),
    trainingRequired: trainingRequired.join(', '),
    notice: notice ?? '',
    vendor: product?.vendor ?? '',
    productName: product?.name ?? '',
  }
}

export function fieldsOf(values: UseCaseValues): UseCaseFields {
  const { hasAllKinds, kinds, hasAllModels, models, isForEveryone, whoMayUse, notice, vendor, productName, ...rest } =
    values
  return {
    ...rest,
    domain: rest.domain || null,
    ownerPerson: rest.ownerPerson || null,
    deputy: rest.deputy || null,
    kinds: hasAllKinds ? 'all' : [...kinds],
    models: hasAllModels ? 'all' : [...models],
    // An empty choice would shut everybody out, also who is choosing.
    whoMayUse: isForEveryone || whoMayUse.length === 0 ? 'everyone' : [...whoMayUse],
    dataSubjects: listOf(values.dataSubjects),
    trainingRequired: listOf(values.trainingRequired),
    ...(notice.trim() === '' ? {} : { notice }),
    product:
      rest.runsThroughGate || productName.trim() === '' ? null : { vendor: vendor.trim() || '–', name: productName },
  }
}

/** @param today `YYYY-MM-DD`; a new use case is looked at again after half a year */
export function newValues(today: Date): UseCaseValues {
  const review = new Date(today)
  review.setMonth(review.getMonth() + 6)
  return valuesOf({
    name: '',
    purpose: '',
    domain: null,
    owner: '',
    ownerPerson: null,
    deputy: null,
    department: '',
    legalArticle: 'onbekend',
    legalBasis: '',
    role: 'gebruiksverantwoordelijke',
    riskClass: 'onbekend',
    riskReason: '',
    zones: ['own'],
    models: 'all',
    kinds: [],
    dataSubjects: [],
    relaxOwn: false,
    whoMayUse: 'everyone',
    oversight: { who: '', how: '', neverAutomatically: '' },
    keepNoText: true,
    retentionDays: 0,
    trainingRequired: [],
    assessments: [],
    reviewDate: review.toISOString().slice(0, 10),
    runsThroughGate: true,
    product: null,
  })
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
