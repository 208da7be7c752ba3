/** The four families of personal data, each with its own tint everywhere on screen. */
import type { ShieldSpan } from '../../../../src/workplace/contract.ts'

export type Kind = ShieldSpan['type']
export type Family = 'identity' | 'contact' | 'finance' | 'sensitive'

const families: { readonly [K in Kind]: Family } = {
  PERSON: 'identity',
  STREET_ADDRESS: 'contact',
  POSTCODE: 'contact',
  CITY: 'contact',
  DATE_OF_BIRTH: 'identity',
  AGE: 'identity',
  BSN: 'identity',
  IBAN: 'finance',
  PHONE: 'contact',
  EMAIL: 'contact',
  LICENSE_PLATE: 'identity',
  PASSPORT_ID: 'identity',
  DRIVING_LICENCE: 'identity',
  V_NUMBER: 'identity',
  CASE_NUMBER: 'identity',
  KVK: 'finance',
  RSIN: 'finance',
  BTW_ID: 'finance',
  EDUCATION_NUMBER: 'identity',
  BAG_ID: 'contact',
  CADASTRAL: 'contact',
  IP: 'contact',
  MAC: 'contact',
  USERNAME: 'identity',
  FINANCIAL: 'finance',
  HEALTH: 'sensitive',
  CRIMINAL: 'sensitive',
  SPECIAL_RELIGION: 'sensitive',
  SPECIAL_ETHNICITY: 'sensitive',
  SPECIAL_UNION: 'sensitive',
  SPECIAL_ORIENTATION: 'sensitive',
  SPECIAL_POLITICS: 'sensitive',
  SECRET: 'sensitive',
}

export function familyOf(kind: Kind): Family {
  return families[kind]
}
