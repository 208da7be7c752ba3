/** What is known about a person, as fields: for a new one and for one that is there. */
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { CheckGroup } from '../../components/check-group.tsx'
import { TextField } from '../../components/field.tsx'
import { type Role, roles } from './filter.ts'
import type { ListedPerson } from './queries.ts'

export interface PersonValues {
  readonly name: string
  readonly department: string
  readonly roles: readonly Role[]
  /** Names with commas between. */
  readonly groups: string
}

const longest = 120

export function PersonFields({ form }: { form: UseFormReturn<PersonValues> }) {
  const { t } = useTranslation()
  const { register, watch, setValue } = form
  return (
    <>
      <TextField label={t('people.name')} autoComplete="off" maxLength={longest} required {...register('name')} />
      <TextField
        label={t('people.department')}
        autoComplete="off"
        maxLength={longest}
        required
        {...register('department')}
      />
      <CheckGroup
        label={t('people.roles')}
        options={roles.map((value) => ({ value, label: t(`role.${value}`), help: t(`people.roleHelp.${value}`) }))}
        value={watch('roles')}
        onChange={(value) => setValue('roles', value, { shouldDirty: true })}
      />
      <TextField label={t('people.groups')} help={t('people.groupsHelp')} autoComplete="off" {...register('groups')} />
    </>
  )
}

export function valuesOf({ name, department, roles: own, groups }: ListedPerson): PersonValues {
  return { name, department, roles: own, groups: groups.join(', ') }
}

/** As the server takes them. */
export function bodyOf({ groups, ...rest }: PersonValues) {
  const names = groups
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return { ...rest, groups: names }
}
