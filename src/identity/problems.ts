import type { ProblemKind } from '../kernel/problem.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })

/** What may be said about signing in and rights. */
export const problems = {
  unknownKey: kind('unknown-key', 404, 'Deze sleutel bestaat niet.'),
  unknownPerson: kind('unknown-person', 404, 'Deze persoon bestaat niet.'),
  personExists: kind('person-exists', 409, 'Er is al een persoon met deze naam.'),
  commitmentKeyErased: kind('commitment-key-erased', 410, 'De sleutel waarmee dit bewijs is gemaakt, is gewist.'),
  invalidKey: kind('invalid-key-settings', 400, 'De instellingen van de sleutel kloppen niet.'),

  notSignedIn: kind('not-signed-in', 401, 'Je bent niet ingelogd.'),
  notFound: kind('not-found', 404, 'Dit bestaat niet, of het is niet van jou.'),
  notAllowed: kind('not-allowed', 403, 'Dit hoort niet bij je rol.'),
  secondFactorNeeded: kind('second-factor-needed', 403, 'Hiervoor heb je een tweede stap bij het inloggen nodig.'),
  freshProofNeeded: kind('fresh-proof-needed', 403, 'Bevestig eerst nog eens dat jij het bent.'),
  crossSite: kind('cross-site-request', 403, 'Deze aanvraag kwam niet van een pagina van Stadspoort zelf.'),

  // One answer for a wrong name, a wrong password, a blocked person and an account without a password.
  signInFailed: kind('sign-in-failed', 401, 'Inloggen lukt niet met deze gegevens.'),
  signInDelayed: kind('sign-in-delayed', 429, 'Er is te vaak geprobeerd. Wacht even en probeer het opnieuw.'),
  stepGone: kind('sign-in-step-gone', 409, 'Het inloggen duurde te lang of was al afgerond. Begin opnieuw.'),
  localOff: kind('local-sign-in-off', 403, 'Inloggen met een wachtwoord kan hier niet. Log in via je gemeente.'),
  providerOff: kind('provider-sign-in-off', 404, 'Inloggen via de gemeente is hier niet ingesteld.'),
  providerAddsPeople: kind(
    'provider-adds-people',
    409,
    'Mensen komen erbij als ze voor het eerst inloggen via de gemeente.',
  ),
  providerDecides: kind('provider-decides', 409, 'Naam, afdeling en rollen komen van de aanbieder van de gemeente.'),
  providerFailed: kind('provider-sign-in-failed', 403, 'Inloggen via je gemeente lukte niet.'),
  noRole: kind('no-role', 403, 'Je hebt nog geen toegang. Vraag de beheerder om een rol.'),
  weakPassword: kind('weak-password', 400, 'Dit wachtwoord is te makkelijk te raden.'),
  wrongCode: kind('wrong-code', 400, 'Deze code klopt niet.'),
  passkeyRefused: kind('passkey-refused', 400, 'Deze passkey kan niet worden gebruikt.'),
  passkeyExists: kind('passkey-exists', 409, 'Deze passkey is al toegevoegd.'),
  ownRights: kind('own-rights', 409, 'Je kunt jezelf niet blokkeren en je eigen rol als beheerder niet weghalen.'),
} as const
