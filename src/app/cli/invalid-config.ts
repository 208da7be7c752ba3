import type { PlacedIssue } from '../config/check-config.ts'

/** Settings that cannot be used; the message lists every problem with its place (Dutch). */
export class InvalidConfig extends Error {
  readonly issues: readonly PlacedIssue[]

  constructor(file: string | undefined, issues: readonly PlacedIssue[]) {
    super(
      [`De instellingen kloppen niet (${count(issues.length)}):`, ...issues.map((issue) => line(file, issue))].join(
        '\n',
      ),
    )
    this.issues = issues
  }
}

function count(number: number): string {
  return number === 1 ? '1 probleem' : `${number} problemen`
}

function line(file: string | undefined, { pointer, detail, at }: PlacedIssue): string {
  const place = at === undefined ? '' : `${file}:${at} `
  return `  ${place}${pointer === '' ? '' : `${pointer}: `}${detail}`
}
