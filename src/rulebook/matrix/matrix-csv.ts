/** The matrix as a file for a spreadsheet: one line per combination. */
import type { Matrix, Outcome } from './matrix.ts'
import { kindsOf, noKind } from './matrix.ts'

const head = ['toepassing', 'rol', 'soort gegeven', 'zone', 'uitkomst', 'behandeling', 'regels']
const treatments: { readonly [name: string]: string } = {
  pseudonymise: 'alle persoonsgegevens vervangen',
  'credentials-only': 'leesbaar, zonder wachtwoorden',
}

/** With a byte order mark and semicolons: that is what a Dutch spreadsheet opens well. */
export function* matrixCsv({ domain, outcomes, cells }: Matrix): Generator<string> {
  yield `\uFEFF${line(head)}`
  let at = 0
  for (const { id } of domain.useCases)
    for (const role of domain.roles)
      for (const kind of kindsOf(domain))
        for (const zone of domain.zones) {
          const outcome = outcomes[cells[at++] ?? 0] as Outcome
          yield line([id, role, kind === noKind ? 'geen' : kind, zone, ...cellsOf(outcome)])
        }
}

function cellsOf(outcome: Outcome): string[] {
  const rules = outcome.rules.join(', ')
  if (outcome.effect === 'deny') return ['mag niet', '', rules]
  return ['mag', treatments[outcome.treatment] ?? outcome.treatment, rules]
}

function line(values: readonly string[]): string {
  return `${values.map(cell).join(';')}\r\n`
}

/** A value that a spreadsheet would take for a formula gets a quote in front (CWE-1236). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
