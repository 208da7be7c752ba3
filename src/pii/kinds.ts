/** The Dutch word that stands for each kind in a placeholder: neutral words a model can write correct Dutch around. */
import { type PiiType, piiTypes, sensitiveKinds } from './contract.ts'

export const kindWord: { readonly [K in PiiType]: string } = {
  PERSON: 'PERSOON',
  STREET_ADDRESS: 'ADRES',
  POSTCODE: 'POSTCODE',
  CITY: 'PLAATS',
  DATE_OF_BIRTH: 'GEBOORTEDATUM',
  AGE: 'LEEFTIJD',
  BSN: 'BSN',
  IBAN: 'IBAN',
  PHONE: 'TELEFOON',
  EMAIL: 'EMAIL',
  LICENSE_PLATE: 'KENTEKEN',
  PASSPORT_ID: 'PASPOORT',
  DRIVING_LICENCE: 'RIJBEWIJS',
  V_NUMBER: 'VNUMMER',
  CASE_NUMBER: 'ZAAK',
  KVK: 'KVK',
  RSIN: 'RSIN',
  BTW_ID: 'BTW',
  EDUCATION_NUMBER: 'ONDERWIJSNUMMER',
  BAG_ID: 'BAG',
  CADASTRAL: 'KADASTER',
  IP: 'IP',
  MAC: 'MAC',
  USERNAME: 'GEBRUIKERSNAAM',
  FINANCIAL: 'FINANCIEEL',
  HEALTH: 'GEZONDHEID',
  CRIMINAL: 'STRAFRECHT',
  SPECIAL_RELIGION: 'GELOOF',
  SPECIAL_ETHNICITY: 'AFKOMST',
  SPECIAL_UNION: 'VAKBOND',
  SPECIAL_ORIENTATION: 'GERICHTHEID',
  SPECIAL_POLITICS: 'POLITIEK',
  SECRET: 'GEHEIM',
}

export const kindWords: ReadonlySet<string> = new Set(Object.values(kindWord))

/** Kinds as small integers, for typed arrays. */
export const typeIndex: { readonly [K in PiiType]: number } = Object.fromEntries(
  piiTypes.map((type, index) => [type, index]),
) as { [K in PiiType]: number }

/** AVG art. 9 and 10: these describe a person, they do not name one. */
export const sensitiveTypes: ReadonlySet<PiiType> = new Set(sensitiveKinds)
