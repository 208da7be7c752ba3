import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  /** A connection could not be made, or the server says it is down. */
  unavailable: kind('upstream-unavailable', 503, 'Het model is nu niet bereikbaar.'),
  failed: kind('upstream-failed', 502, 'Het model meldt een fout.'),
  timeout: kind('upstream-timeout', 504, 'Het model antwoordt niet op tijd.'),
  garbage: kind('upstream-garbage', 502, 'Het model gaf een antwoord dat niet te lezen is.'),
  tooLarge: kind('upstream-too-large', 502, 'Het antwoord van het model is te groot.'),
  brokeOff: kind('upstream-broke-off', 502, 'Het model brak het antwoord af.'),
  /** The server does not accept the gate itself (key, model name, address). */
  refused: kind('upstream-refused', 502, 'De modelserver weigert de poort.'),
  rateLimited: kind('upstream-rate-limited', 503, 'De modelserver heeft het te druk.'),
  /** The server finds this request wrong. */
  refusedRequest: kind('model-refused-request', 400, 'Het model kan deze aanvraag niet verwerken.'),
  busy: kind('model-busy', 503, 'Het model heeft het te druk.'),
  /** The circuit breaker is open. */
  resting: kind('model-resting', 503, 'Het model gaf steeds fouten en krijgt even rust.'),
  cancelled: kind('request-cancelled', 499, 'De aanvraag is afgebroken.'),
  cannotEmbed: kind('model-cannot-embed', 400, 'Dit model kan geen embeddings maken.'),
  unsupportedParameter: kind('model-parameter-unsupported', 400, 'Dit model kent deze instelling niet.'),
  notInstalled: kind('llama-not-installed', 503, 'De uitbreiding voor lokale modellen is niet geïnstalleerd.'),
  notLoaded: kind('model-not-loaded', 503, 'Het modelbestand kan niet worden geladen.'),
} as const
