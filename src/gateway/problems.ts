import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  noKey: kind('invalid-api-key', 401, 'Deze sleutel is niet geldig.'),
  emptyBody: kind('empty-body', 400, 'De aanvraag is leeg.'),
  malformedJson: kind('malformed-json', 400, 'De aanvraag is geen geldige JSON.'),
  invalidRequest: kind('invalid-request', 400, 'De aanvraag klopt niet.'),
  tooLarge: kind('request-too-large', 413, 'De aanvraag is te groot.'),
  unsupportedContent: kind('unsupported-content', 400, 'Beeld, geluid en bestanden kunnen nog niet door de poort.'),
  unknownModel: kind('model-not-found', 404, 'Dit model bestaat hier niet.'),
  wrongModel: kind('model-not-suitable', 400, 'Dit model kan dit niet.'),
  refused: kind('refused-by-policy', 403, 'Dit mag niet volgens het beleid van de gemeente.'),
  rateLimited: kind('rate-limited', 429, 'Er komen te veel aanvragen met deze sleutel.'),
  budgetSpent: kind('token-budget-spent', 429, 'Het dagbudget van deze sleutel is op.'),
  answerWithheld: kind('answer-withheld', 502, 'Het antwoord is tegengehouden.'),
} as const
