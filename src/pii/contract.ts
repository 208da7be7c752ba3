/**
 * Kinds of personal data the gate recognises. Identifying kinds point at a person; sensitive kinds are the special
 * categories of AVG art. 9 and the criminal data of art. 10; SECRET is a credential. Browser-safe.
 */
export const identifyingKinds = [
  'PERSON',
  'STREET_ADDRESS',
  'POSTCODE',
  'CITY',
  'DATE_OF_BIRTH',
  'AGE',
  'BSN',
  'IBAN',
  'PHONE',
  'EMAIL',
  'LICENSE_PLATE',
  'PASSPORT_ID',
  'DRIVING_LICENCE',
  'V_NUMBER',
  'CASE_NUMBER',
  'KVK',
  'RSIN',
  'BTW_ID',
  'EDUCATION_NUMBER',
  'BAG_ID',
  'CADASTRAL',
  'IP',
  'MAC',
  'USERNAME',
  'FINANCIAL',
] as const
/** Kinds under AVG art. 9 and 10 and what a municipality treats like them. */
export const sensitiveKinds = [
  'HEALTH',
  'CRIMINAL',
  'SPECIAL_RELIGION',
  'SPECIAL_ETHNICITY',
  'SPECIAL_UNION',
  'SPECIAL_ORIENTATION',
  'SPECIAL_POLITICS',
] as const
/** Every kind that can be found; SECRET is a credential, not personal data, and never leaves. */
export const piiTypes = [...identifyingKinds, ...sensitiveKinds, 'SECRET'] as const
/** One of `piiTypes`. */
export type PiiType = (typeof piiTypes)[number]

/** A piece of a text. Offsets are UTF-16 code units into it, `end` exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** A found value. Offsets are UTF-16 code units into the text as given, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly type: PiiType
  /** 0–1: how sure the detector is. */
  readonly score: number
  /** Which detector found it, e.g. `bsn`, `name-cue`, `memory`. */
  readonly by: string
  /** Only of a sensitive kind: where the person it is said of is named, when that is near. */
  readonly about?: Place
}

/** How many values of each kind; kinds without a value are absent. The only thing about a text that may be recorded. */
export type KindCounts = { readonly [K in PiiType]?: number }
