import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

export const problems = {
  /** Also for what another municipality has. */
  notFound: kind('not-found', 404, 'Dit bestaat niet, of het is niet van jou.'),
  notYours: kind('use-case-not-yours', 403, 'Je mag alleen toepassingen wijzigen waarvan jij de eigenaar bent.'),
  invalidUseCase: kind('invalid-use-case', 400, 'De toepassing klopt niet.'),
  exists: kind('use-case-exists', 409, 'Er is al een toepassing met deze naam.'),
  savedMeanwhile: kind('use-case-saved-meanwhile', 409, 'Iemand anders heeft deze toepassing net gewijzigd.'),
  noSuchStep: kind('no-such-step', 409, 'Deze stap kan niet vanuit de staat waarin de toepassing nu is.'),
  blocked: kind('lifecycle-blocked', 409, 'Er ontbreekt nog iets voor deze stap.'),
  fourEyes: kind('four-eyes', 409, 'Dit moet iemand anders doen dan wie het heeft geschreven of gevraagd.'),
  seenCheck: kind('check-is-seen', 409, 'Deze eis ziet het register zelf. Vul aan wat ontbreekt.'),
  notWaivable: kind('not-waivable', 409, 'Van deze eis kan niemand ontheffing geven.'),
  waiverTooLong: kind('waiver-too-long', 400, 'De einddatum van de ontheffing kan niet.'),
  waiverDecided: kind('waiver-decided', 409, 'Over deze ontheffing is al beslist, of zij is voorbij.'),
  classificationOpen: kind('classification-open', 409, 'Er staan nog vragen open. De klasse blijft onbekend.'),
  answersMeanwhile: kind('classification-saved-meanwhile', 409, 'Iemand anders heeft deze vragen net beantwoord.'),
  importUnreadable: kind('import-unreadable', 400, 'Dit bestand is niet te lezen als register.'),
  importEmpty: kind('import-empty', 400, 'In dit bestand staat geen toepassing.'),
  importVersion: kind('import-unknown-version', 400, 'Dit bestand heeft een versie die we niet kennen.'),
  unknownAnswer: kind('unknown-answer', 400, 'Een van de antwoorden hoort niet bij de vragen.'),
  publicationSavedMeanwhile: kind(
    'publication-saved-meanwhile',
    409,
    'Iemand anders heeft deze publicatie net gewijzigd.',
  ),
  publicationState: kind('publication-wrong-state', 409, 'Dat kan nu niet met deze publicatie.'),
  publicationIncomplete: kind('publication-incomplete', 422, 'De publicatie is nog niet goed.'),
  algoritmeregisterRefused: kind('algoritmeregister-refused', 502, 'Het Algoritmeregister heeft dit geweigerd.'),
  algoritmeregisterAway: kind('algoritmeregister-away', 503, 'Het Algoritmeregister is nu niet te bereiken.'),
  algoritmeregisterBusy: kind('algoritmeregister-busy', 503, 'Het Algoritmeregister neemt nu even niets aan.'),
  unknownQuestionnaire: kind('unknown-questionnaire', 404, 'Deze vragenlijst bestaat niet.'),
  unknownForm: kind('unknown-form', 422, 'Dit formulier kennen we niet.'),
  notYoursToAnswer: kind('not-yours-to-answer', 403, 'Deze vraag beantwoordt iemand anders.'),
  assessmentSigned: kind('assessment-signed', 409, 'Deze toets is getekend en verandert niet meer. Begin een nieuwe.'),
  assessmentChanged: kind(
    'assessment-changed',
    409,
    'De antwoorden zijn net gewijzigd. Lees ze opnieuw voordat je tekent.',
  ),
  assessmentIncomplete: kind('assessment-incomplete', 409, 'Er zijn nog vragen zonder antwoord.'),
  answerMisfit: kind('answer-does-not-fit', 400, 'Dit antwoord past niet bij de vraag.'),
  answerMeanwhile: kind('answer-saved-meanwhile', 409, 'Iemand anders heeft dit antwoord net gewijzigd.'),
  cannotSign: kind('cannot-sign', 409, 'Je kunt hier niet (meer) voor tekenen.'),
} as const
