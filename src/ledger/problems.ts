import type { ProblemKind } from '../kernel/problem.ts'

/** No evidence, no passage: whoever gets this must not go on. */
export const ledgerUnwritable: ProblemKind = {
  code: 'ledger-unwritable',
  status: 503,
  title: 'Het logboek kan nu niets vastleggen',
}
export const ledgerEntryRefused: ProblemKind = {
  code: 'ledger-entry-refused',
  status: 500,
  title: 'Deze vermelding past niet in het logboek',
}
export const ledgerDamaged: ProblemKind = {
  code: 'ledger-damaged',
  status: 500,
  title: 'Het logboek is beschadigd of niet volledig',
}
export const ledgerInUse: ProblemKind = {
  code: 'ledger-in-use',
  status: 409,
  title: 'Het logboek is al geopend',
}
export const ledgerEntryUnknown: ProblemKind = {
  code: 'ledger-entry-unknown',
  status: 404,
  title: 'Deze vermelding staat niet in het logboek',
}
export const ledgerKeyUnusable: ProblemKind = {
  code: 'ledger-key-unusable',
  status: 500,
  title: 'De sleutel van het logboek is niet te gebruiken',
}
export const ledgerExportRefused: ProblemKind = {
  code: 'ledger-export-refused',
  status: 409,
  title: 'Het logboek kan hier niet naartoe worden gekopieerd',
}
