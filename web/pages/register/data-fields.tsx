import { useTranslation } from 'react-i18next'
import type { Choices } from '../../../src/register/registration-contract.ts'
import { Check, CheckGroup } from '../../components/check-group.tsx'
import { TextField } from '../../components/field.tsx'
import { kinds, zones } from './known-words.ts'
import type { UseCaseFormReturn } from './what-fields.tsx'

export interface DataFieldsProps {
  readonly form: UseCaseFormReturn
  readonly models: Choices['models']
}

/** Which data may go where, and how long anything stays. */
export function DataFields({ form, models }: DataFieldsProps) {
  const { t } = useTranslation()
  const { register, watch, setValue } = form
  const [hasAllKinds, hasAllModels, chosenZones] = [watch('hasAllKinds'), watch('hasAllModels'), watch('zones')]
  const inZones = models.filter(({ zone }) => (chosenZones as readonly string[]).includes(zone))
  return (
    <>
      <TextField
        label={t('register.dataSubjects')}
        help={t('register.form.dataSubjectsHelp')}
        {...register('dataSubjects')}
      />
      <Check
        label={t('register.form.allKinds')}
        isChecked={hasAllKinds}
        onChange={(value) => setValue('hasAllKinds', value, { shouldDirty: true })}
      />
      {!hasAllKinds && (
        <div className="register-columns">
          <CheckGroup
            label={t('register.form.someKinds')}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={watch('kinds')}
            onChange={(value) => setValue('kinds', value, { shouldDirty: true })}
          />
        </div>
      )}
      <CheckGroup
        label={t('register.zones')}
        options={zones.map((value) => ({ value, label: t(`zone.${value}`) }))}
        value={chosenZones}
        onChange={(value) => setValue('zones', [...value], { shouldDirty: true })}
      />
      <Check
        label={t('register.form.allModels')}
        isChecked={hasAllModels}
        onChange={(value) => setValue('hasAllModels', value, { shouldDirty: true })}
      />
      {!hasAllModels && (
        <CheckGroup
          label={t('register.form.someModels')}
          options={inZones.map(({ id }) => ({ value: id, label: id }))}
          value={watch('models')}
          onChange={(value) => setValue('models', value, { shouldDirty: true })}
        />
      )}
      <KeepingFields form={form} />
    </>
  )
}

function KeepingFields({ form: { register, watch, setValue } }: { form: UseCaseFormReturn }) {
  const { t } = useTranslation()
  const keepsNothing = watch('keepNoText')
  return (
    <>
      <Check
        label={t('register.form.relaxOwn')}
        help={t('register.form.relaxOwnHelp')}
        isChecked={watch('relaxOwn')}
        onChange={(value) => setValue('relaxOwn', value, { shouldDirty: true })}
      />
      <Check
        label={t('register.form.keepNoText')}
        isChecked={keepsNothing}
        onChange={(value) => setValue('keepNoText', value, { shouldDirty: true })}
      />
      {!keepsNothing && (
        <TextField
          label={t('register.form.retentionDays')}
          type="number"
          min={0}
          max={36_500}
          {...register('retentionDays', { valueAsNumber: true })}
        />
      )}
    </>
  )
}
