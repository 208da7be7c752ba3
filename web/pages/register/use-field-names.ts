import { useTranslation } from 'react-i18next'

/** Names of fields of the record, as the page names them. */
export function useFieldNames(): (fields: readonly string[]) => string {
  const { t } = useTranslation()
  const names: { readonly [field: string]: string } = {
    name: t('register.name'),
    owner: t('register.form.ownerName'),
    ownerPerson: t('register.form.ownerPerson'),
    deputy: t('register.deputy'),
    department: t('register.department'),
    domain: t('register.domain'),
    legalArticle: t('register.legalArticle'),
    legalBasis: t('register.legalBasis'),
    riskClass: t('register.risk'),
    riskReason: t('register.riskReason'),
    oversight: t('register.oversight'),
    notice: t('register.notice'),
    retentionDays: t('register.retention'),
    trainingRequired: t('register.training'),
    reviewDate: t('register.review'),
    purpose: t('register.purpose'),
    kinds: t('register.kinds'),
    zones: t('register.zones'),
    models: t('register.models'),
    role: t('register.actRole'),
    dataSubjects: t('register.dataSubjects'),
    whoMayUse: t('register.whoMayUse'),
    product: t('register.form.product'),
    runsThroughGate: t('register.form.runsThroughGate'),
  }
  return (fields) => fields.map((field) => names[field] ?? field).join(', ')
}
