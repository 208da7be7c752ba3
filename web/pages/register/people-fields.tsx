import { useTranslation } from 'react-i18next'
import type { Choices } from '../../../src/register/registration-contract.ts'
import { Check, CheckGroup } from '../../components/check-group.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { roles } from '../people/filter.ts'
import type { UseCaseFormReturn } from './what-fields.tsx'

/** Who answers for it, who stands in, and who may use it. */
export function PeopleFields({ form, choices }: { form: UseCaseFormReturn; choices: Choices }) {
  const { t } = useTranslation()
  const { register, watch, setValue } = form
  const isForEveryone = watch('isForEveryone')
  const people = (
    <>
      <option value="">{t('register.form.nobody')}</option>
      {choices.people.map(({ id, name, department }) => (
        <option key={id} value={id}>{`${name} (${department})`}</option>
      ))}
    </>
  )
  return (
    <>
      <TextField
        label={t('register.department')}
        list="departments"
        maxLength={120}
        required
        autoComplete="off"
        {...register('department')}
      />
      <datalist id="departments">
        {choices.departments.map((department) => (
          <option key={department} value={department} />
        ))}
      </datalist>
      <TextField
        label={t('register.form.ownerName')}
        help={t('register.form.ownerNameHelp')}
        maxLength={120}
        {...register('owner')}
      />
      <SelectField label={t('register.form.ownerPerson')} {...register('ownerPerson')}>
        {people}
      </SelectField>
      <SelectField label={t('register.deputy')} {...register('deputy')}>
        {people}
      </SelectField>
      <Check
        label={t('register.form.everyone')}
        isChecked={isForEveryone}
        onChange={(value) => setValue('isForEveryone', value, { shouldDirty: true })}
      />
      {!isForEveryone && (
        <CheckGroup
          label={t('register.form.someRoles')}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={watch('whoMayUse') as readonly (typeof roles)[number][]}
          onChange={(value) => setValue('whoMayUse', value, { shouldDirty: true })}
        />
      )}
      <TextField
        label={t('register.training')}
        help={t('register.form.trainingHelp')}
        {...register('trainingRequired')}
      />
    </>
  )
}
