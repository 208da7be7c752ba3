import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  /** Also for what exists but is somebody else's: who guesses ids learns nothing. */
  notFound: kind('not-found', 404, 'Dit bestaat niet (meer) of is niet van jou.'),
  invalidInput: kind('invalid-input', 400, 'Er klopt iets niet in wat je stuurde.'),
  useCaseClosed: kind('use-case-not-allowed', 403, 'Je kunt deze toepassing niet gebruiken.'),
  modelClosed: kind('model-not-allowed', 403, 'Dit model kan niet bij deze toepassing.'),
  nothingStored: kind('nothing-is-stored', 409, 'Bij deze toepassing wordt niets bewaard.'),
  wrongParent: kind('wrong-parent', 409, 'Het bericht waarop dit volgt, hoort niet bij dit gesprek.'),
  emptyQuestion: kind('empty-question', 400, 'Stel een vraag of voeg een bestand toe.'),
  stillRunning: kind('answer-running', 409, 'Er wordt nog een antwoord geschreven.'),
  tooManyAnswers: kind('too-many-answers', 429, 'Er worden al te veel antwoorden tegelijk voor je geschreven.'),
  noReceipt: kind('receipt-unknown', 404, 'Dit bewijs bestaat niet of is niet van jou.'),
  notReleasable: kind('correction-not-allowed', 403, 'Dit soort gegeven mag je niet zelf vrijgeven.'),
  fileTooLarge: kind('file-too-large', 413, 'Het bestand is te groot.'),
  fileUnknown: kind('file-type-unknown', 415, 'Dit soort bestand kan hier niet.'),
  fileUnreadable: kind('file-unreadable', 422, 'Het bestand kan niet worden gelezen.'),
  fileUnsafe: kind('file-unsafe', 422, 'Het bestand is geweigerd.'),
  tooManyFiles: kind('too-many-files', 409, 'Er kunnen hoogstens 10 bestanden bij een vraag.'),
  assistantExceeds: kind('assistant-exceeds-use-case', 409, 'De assistent past niet binnen de toepassing.'),
  instructionsRefused: kind('instructions-refused', 409, 'Deze instructie mag niet.'),
  savedMeanwhile: kind('assistant-saved-meanwhile', 409, 'Deze assistent is net ergens anders gewijzigd.'),
  reportHandled: kind('report-handled', 409, 'Deze melding is al afgehandeld.'),
} as const
