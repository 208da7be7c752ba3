/** Kinds of personal data and zones in the order of the house (src/pii/contract.ts, src/kernel/zone.ts). */
import type { UseCaseFields } from '../../../src/register/registration-contract.ts'

export type Kind = Exclude<UseCaseFields['kinds'], 'all'>[number]
export type Zone = UseCaseFields['zones'][number]

/** Complete by its type: a kind that is added is missed here. */
const everyKind: { readonly [K in Kind]: true } = {
  PERSON: true,
  STREET_ADDRESS: true,
  POSTCODE: true,
  CITY: true,
  DATE_OF_BIRTH: true,
  AGE: true,
  BSN: true,
  IBAN: true,
  PHONE: true,
  EMAIL: true,
  LICENSE_PLATE: true,
  PASSPORT_ID: true,
  DRIVING_LICENCE: true,
  V_NUMBER: true,
  CASE_NUMBER: true,
  KVK: true,
  RSIN: true,
  BTW_ID: true,
  EDUCATION_NUMBER: true,
  BAG_ID: true,
  CADASTRAL: true,
  IP: true,
  MAC: true,
  USERNAME: true,
  FINANCIAL: true,
  HEALTH: true,
  CRIMINAL: true,
  SPECIAL_RELIGION: true,
  SPECIAL_ETHNICITY: true,
  SPECIAL_UNION: true,
  SPECIAL_ORIENTATION: true,
  SPECIAL_POLITICS: true,
  SECRET: true,
}

export const kinds = Object.keys(everyKind) as readonly Kind[]
export const zones: readonly Zone[] = ['own', 'nl', 'eu', 'outside-eu']
