import { useTranslation } from 'react-i18next'

/** Names of fields of the record, as the page names them. */
export function useFieldNames(): (fields: readonly string[]) => string {
  const { t } = useTranslation()
  const names: { readonly [field: string]: string } = {
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
