import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { actRoles, domains, legalArticles, riskClasses } from '../../../src/register/words-contract.ts'
import { Check } from '../../components/check-group.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import type { UseCaseValues } from './use-case-values.ts'

export type UseCaseFormReturn = UseFormReturn<UseCaseValues & { reason: string }>

/** What it is, what for, on what ground, and how risky. */
export function WhatFields({ form }: { form: UseCaseFormReturn }) {
  const { t } = useTranslation()
  const { register, watch, setValue } = form
  const isInside = watch('runsThroughGate')
  return (
    <>
      <TextField
        label={t('register.name')}
        help={t('register.form.nameHelp')}
        maxLength={120}
        required
        autoComplete="off"
        {...register('name')}
      />
      <TextArea
        label={t('register.purpose')}
        help={t('register.form.purposeHelp')}
        rows={4}
        maxLength={2000}
        required
        {...register('purpose')}
      />
      <SelectField label={t('register.domain')} {...register('domain')}>
        <option value="">{t('register.notFilled')}</option>
        {domains.map((domain) => (
          <option key={domain} value={domain}>
            {t(`register.domains.${domain}`)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('register.legalArticle')} {...register('legalArticle')}>
        {legalArticles.map((article) => (
          <option key={article} value={article}>
            {t(`register.articles.${article}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('register.legalBasis')}
        help={t('register.form.legalBasisHelp')}
        maxLength={500}
        {...register('legalBasis')}
      />
      <RiskFields form={form} />
      <Check
        label={t('register.form.runsThroughGate')}
        help={t('register.form.runsThroughGateHelp')}
        isChecked={isInside}
        onChange={(value) => setValue('runsThroughGate', value, { shouldDirty: true })}
      />
      {!isInside && (
        <>
          <TextField label={t('register.form.vendor')} maxLength={200} {...register('vendor')} />
          <TextField label={t('register.form.product')} maxLength={200} required {...register('productName')} />
        </>
      )}
    </>
  )
}

function RiskFields({ form: { register } }: { form: UseCaseFormReturn }) {
  const { t } = useTranslation()
  return (
    <>
      <SelectField label={t('register.actRole')} {...register('role')}>
        {actRoles.map((role) => (
          <option key={role} value={role}>
            {t(`register.roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('register.risk')} help={t('register.form.riskHelp')} {...register('riskClass')}>
        {riskClasses.map((risk) => (
          <option key={risk} value={risk}>
            {t(`register.risks.${risk}`)}
          </option>
        ))}
      </SelectField>
      <TextArea label={t('register.riskReason')} rows={3} maxLength={2000} {...register('riskReason')} />
    </>
  )
}
