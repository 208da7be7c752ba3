import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  notFound: kind('not-found', 404, 'Dit bestaat niet (meer) of is niet van jou.'),
  savedMeanwhile: kind('policy-saved-meanwhile', 409, 'Iemand anders heeft deze versie net gewijzigd.'),
  notEditable: kind('policy-not-editable', 409, 'Deze versie kun je niet meer wijzigen.'),
  notSubmitted: kind('policy-not-submitted', 409, 'Deze versie ligt niet voor ter goedkeuring.'),
  fourEyes: kind('four-eyes', 409, 'Wie aan een versie schreef, kan haar niet goedkeuren.'),
  tooEarly: kind('policy-effective-in-past', 400, 'De ingangsdatum ligt in het verleden.'),
  locksOut: kind('policy-locks-out', 409, 'Met deze tekst kan niemand nog iets vragen. Bevestig dat je dit wilt.'),
  ruleExists: kind('policy-rule-exists', 409, 'Er is al een regel met deze naam.'),
  nothingChanged: kind('policy-unchanged', 409, 'Deze versie zegt hetzelfde als het beleid dat nu geldt.'),
} as const
