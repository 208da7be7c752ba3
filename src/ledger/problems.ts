import type { ProblemKind } from '../kernel/problem.ts'

/** No evidence, no passage: whoever gets this must not go on. */
export const ledgerUnwritable: ProblemKind = {
  code: 'ledger-unwritable',
  status: 503,
  title: 'Het logboek kan nu niets vastleggen',
}
/** Too long, or not JSON: a mistake of the program, not of the disk. */
export const ledgerEntryRefused: ProblemKind = {
  code: 'ledger-entry-refused',
  status: 500,
  title: 'Deze vermelding past niet in het logboek',
}
/** Shorter than its checkpoint, or not what the checkpoint signed. */
export const ledgerDamaged: ProblemKind = {
  code: 'ledger-damaged',
  status: 500,
  title: 'Het logboek is beschadigd of niet volledig',
}
/** This process has it open already. */
export const ledgerInUse: ProblemKind = {
  code: 'ledger-in-use',
  status: 409,
  title: 'Het logboek is al geopend',
}
/** No such index under the checkpoint. */
export const ledgerEntryUnknown: ProblemKind = {
  code: 'ledger-entry-unknown',
  status: 404,
  title: 'Deze vermelding staat niet in het logboek',
}
/** The signing key is missing, damaged, or of another log. */
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
