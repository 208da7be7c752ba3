import type { ProblemKind } from '../kernel/problem.ts'

/** The prompt nests deeper than the inspection follows; what cannot be inspected does not pass. */
export const tooDeep: ProblemKind = {
  code: 'prompt-too-deep',
  status: 400,
  title: 'Je aanvraag is te diep genest om te controleren.',
}

/** A restoration key file that this program did not write. */
export const badKey: ProblemKind = {
  code: 'restoration-key-invalid',
  status: 400,
  title: 'Dit is geen geldige sleutel om gegevens terug te zetten.',
}
