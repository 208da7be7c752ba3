/** Words that say what stands beside them. Each word has one cue; the cue's number lives in bits 8–15 of its flags. */
import { hashWord } from './fold.ts'
import { addFlags, type WordTable, word } from './names/lexicon.ts'

export const cue = {
  none: 0,
  bsn: 1,
  iban: 2,
  phone: 3,
  email: 4,
  plate: 5,
  passport: 6,
  licence: 7,
  vNumber: 8,
  caseNumber: 9,
  kvk: 10,
  rsin: 11,
  btw: 12,
  education: 13,
  bag: 14,
  cadastral: 15,
  ip: 16,
  username: 17,
  birth: 18,
  age: 19,
  money: 20,
  secret: 21,
  houseNumber: 22,
  postcode: 23,
  /** Words before a place: te, in, uit, woonplaats. */
  place: 24,
  /** Words before a name: mevrouw, dhr, fam. */
  title: 25,
  salutation: 26,
  /** Labels and nouns before a name: naam, aanvrager, namens. */
  name: 27,
  closing: 28,
  month: 29,
  /** Words that say the number beside them is none of ours: isbn, artikel, versie. */
  neutral: 30,
  street: 31,
  /** De, in "de heer". */
  heer: 32,
  year: 33,
  /** Eerste, derde: a day said in words. */
  ordinal: 34,
  /** Headings and labels of an address. */
  address: 35,
  /** Headings of amounts, which say nothing in a sentence. */
  amount: 36,
  /** The currency in words. */
  euro: 37,
  /** Papers and places that have a number of their own. */
  casePaper: 38,
  /** Words that say little of the code behind them. */
  code: 39,
} as const

const words: { readonly [K in Exclude<keyof typeof cue, 'none'>]: string } = {
  bsn: 'bsn burgerservicenummers bsnnummers burgerservicenummer burgerservicenr bsnnummer bsnnr sofinummer sofi sofinr servicenummer persoonsnummer burgerservicenrs servicenummers bsns bsnr',
  iban: 'iban rekening rekeningnummer rekeningnr bankrekening bankrekeningnummer bankrekeningnr tegenrekening banknummer girorekening rekeningnummers rekeningen bankrekeningen giro gironummer konto kontonummer spaarrekeningnummer creditcard creditcardnummer pasnummer pinpas bankpas',
  phone:
    'tel telefoon telefoonnummer telefoonnr telnr telefonisch mobiel mobiele mobieltje gsm mobielnummer bellen belt bel gebeld bereiken bereikbaar terugbellen terugbelnummer phone whatsapp sms fax faxnummer noodnummer appen appte telefoonnummers handy phonenumber telephone telephones doorkiesnummer doorkies thuisnummer belnummer appt handynummer telefonnummer telefon numara gsmnummer privénummer werknummer terugbelt nabellen opbellen',
  email: 'email emailadres mailadres',
  plate:
    'kenteken kentekens kennzeichen plaatje plaat kentekenplaat nummerplaat kentekenbewijs kentekennummer auto voertuig personenauto bestelauto bestelbus scooter motorfiets aanhanger caravan snorfiets bromfiets brommer motor motorrijwiel vrachtwagen camper busje taxi bestelwagen stationwagen cabrio kentekencard plate plaque kentekenbewijzen sportwagen oplegger trekker aanhangwagen personenwagen wagen bakfiets speedpedelec',
  passport:
    'paspoort paspoortnummer paspoortnr identiteitskaart idkaart documentnummer identiteitsbewijs legitimatiebewijs documentnr idbewijs reisdocument identiteitskaartnummer legitimatie personalausweis ausweis passnummer reisepass pasaport kimlik dowód dowod passport passports passportnumber verblijfsdocument verblijfsvergunning verblijfspas vreemdelingenpaspoort paspoorten idkaarten documentnummers documentnrs identiteitskaarten identiteitsdocument cédula pasaporte passeport tazkera tezkere vluchtelingenpaspoort noodpaspoort nationaliteitsbewijs',
  licence:
    'rijbewijs rijbewijsnummer rijbewijsnr rijbewijzen rijbewijsnummers licence license führerschein rijbewijskaart',
  vNumber:
    'vnummer vreemdelingennummer vreemdelingnummer vnr vnummers vreemdelingennr vreemdelingnr crvnummer crv indnummer',
  caseNumber:
    'zaaknummer zaaknr zaak zaakkenmerk kenmerk dossier dossiernummer dossiernr aanvraagnummer referentie referentienummer referentienr registratienummer meldingsnummer melding beschikkingsnummer klantnummer klantnr clientnummer clientnr relatienummer cjibnummer boetenummer aanslagnummer vorderingsnummer debiteurnummer debiteurennummer rolnummer parketnummer besluitnummer zaakid meldingnummer volgnummer intakenummer polisnummer lidnummer personeelsnummer ref vergunningnummer bezwaarnummer patientnummer ticketnummer personeelsnr debiteur debiteurnr polisnr zaakid meldnummer intakenr volgnr zk betalingskenmerk betaalkenmerk klantkenmerk aanvraagid meldingid dossierid zaakidentificatie registratienr registratie aanvraagnr meldingsnr bezwaarnr beroepsnummer verzoeknummer verzoeknr clientcode cliëntcode relatienr ticketid casenumber aktenzeichen geschäftszeichen reference case claimnummer schadenummer deelnemersnummer studentnummer studentnr',
  kvk: 'kvk kvknummer kvknr handelsregister handelsregisternummer kamer koophandel commerce kvknummers handelsregisterinschrijving vestigingsnummer',
  rsin: 'rsin rsinnummer fiscaalnummer fiscaal fiscaalnr',
  btw: 'btw btwnummer btwid btwnr omzetbelastingnummer btwidentificatienummer vat ust ustid ustidnr vatnumber btwnummers omzetbelastingnr',
  education:
    'onderwijsnummer pgn onderwijsnr persoonsgebondennummer duo persoonsgebonden onderwijsnrs onderwijsnummers leerlingnummer leerlingnr correspondentienummer',
  bag: 'bag verblijfsobject adresseerbaar nummeraanduiding pand pandid bagid identificatie adresseerbaarobject',
  cadastral: 'sectie kadastraal kadastrale perceel percelen perceelnummer kadaster kad perseel',
  ip: 'ip ipadres ipadressen ipv4 ipv6',
  username:
    'gebruikersnaam gebruiker inlognaam login loginnaam username accountnaam userid gebruikersnamen useraccount schermnaam gebruikersid usernaam inlog inloggegevens accountnamen nickname handle gamertag user users uid account accounts instagram insta snapchat snap tiktok twitter telegram discord ingelogd inlogpoging profiel alias logon toegangsaccount spelaccount sub signal marktplaats gebruikersaccount gebruikersnm discordnaam steam steamid digid inlogaccount twitch twitchkanaal discordnaam whatsappnaam schermnamen useraccounts digidnaam spelersnaam psn psnid xbox roblox fortnite minecraft linkedin facebook reddit github youtube',
  birth:
    'geboren geboortedatum geb gebdatum geboorte geboortedag gebdat geboortedata geboortejaar jarig jarigheid verjaardag gebdata birth dob birthday born bday gb berne nasé doğum urodzony urodzona nacido nacida geboorteakte berteakte geborene geboortejaren geboortedatums née geboortedd geboortemaand gebjaar',
  age: 'leeftijd',
  money:
    'inkomen salaris loon bruto netto maandinkomen jaarinkomen uitkering schuld schulden vermogen spaargeld saldo huurachterstand betalingsachterstand alimentatie spaarrekening verdient verdien nettoinkomen brutoinkomen maandloon maandsalaris schuldenlast schuldbedrag pensioen toeslag aflossing beslag spaarsaldo kinderalimentatie partneralimentatie bijstand bijstandsuitkering nettoloon brutoloon aowuitkering inkomsten huurtoeslag zorgtoeslag kindertoeslag kinderbijslag kinderopvangtoeslag studiefinanciering leefgeld toeslagen vakantiegeld vakantietoeslag smartengeld kleedgeld eindejaarsuitkering gespaard maandsalaris verdienen verdiende wajong wia ziektewet aow huurschuld energieschuld restschuld belastingschuld studieschuld jaarsalaris startsalaris salariseis leefgeldrekening beslagvrije wsnp wage wages salary income debt debts owe owes owed rent roodstand hypotheekschuld hypotheekachterstand alimentatieachterstand spaargelden kinderbijslagen uitkeringsbedrag uitkeringen loonstrook nettosalaris brutosalaris jaarloon weekloon dagloon zakgeld kleedgeld voorschot betaalachterstand achterstallige erfdeel overwaarde geleend',
  secret:
    'wachtwoord password passwd wachtwoorden pincode pin apikey token secret geheim toegangscode inlogcode beveiligingscode passphrase wifiwachtwoord passwort pwd bearer pukcode cvc verificatiecode activeringscode sleutelcode authtoken clientsecret accesskey passcode deurcode poortcode alarmcode kluiscode sleutelkluis sleutelkluisje kluisje smscode herstelcode activatiecode wachtzin ww cijfercode koppelcode gebruikerscode printcode pincodes ontgrendelen beveiligingsvraag controlevraag geheime seedphrase startwachtwoord routerwachtwoord wificode wifisleutel toegangscodes codewoord kluis pw sid sessionid basic otp puk herstelcodes herstelzin herstelsleutel recoverycode recoverycodes backupcode backupcodes totp 2fa mfa authenticator authenticatiecode authenticatiecodes pincodes cvv bevestigingscode inlogcodes tancode kraskaart unlockcode ontgrendelcode ontgrendelpatroon credentials beveiligingssleutel encryptiesleutel licentiesleutel productsleutel masterwachtwoord beheerderswachtwoord adminwachtwoord wachtwoordhint deurcodes mastercode',
  houseNumber: 'nr nummer nummers nrs number huisnummer huisnr no hnr',
  postcode: 'postcode pc postcodes',
  place:
    'te in uit woonplaats plaats woonachtig woonplaatsnaam geboorteplaats wonende vestigingsplaats naar stad woont gemeente',
  title:
    'dhr hr mevr mw mevrouw meneer mijnheer mej mejuffrouw fam familie gezin echtpaar mr drs dr ir ing prof ds weduwe wed mr. oom tante opa oma zuster broeder dokter ms mrs mister miss sir madam agent agente brigadier client cliente clienten patient patiente hm mevr. mvr kapitein dominee pastoor imam',
  salutation:
    'geachte beste lieve dag hallo hoi hi dear hey hello goedemorgen goedemiddag goedendag goedenavond goeiemorgen waarde heer/mevrouw',
  name: 'naam namen voornaam achternaam achternamen bewonersnaam kindnaam voornamen roepnaam geslachtsnaam tenaamstelling aanvrager aanvraagster namens ondertekend ondertekende getekend tnv contactpersoon bezwaarmaker bezwaarmaakster melder meldster belanghebbende verzoeker verzoekster betrokkene indiener indienster eiser eiseres verweerder gemachtigde partner echtgenoot echtgenote moeder vader zoon dochter broer zus kind kinderen huurder huurster verhuurder bewoner bewoonster eigenaar eigenares buurman buurvrouw buurjongen collega behandelaar behandelend consulent klantmanager casemanager wijkagent mantelzorger curator bewindvoerder voogd mentor heet heette genaamd afzender ontvanger weduwnaar werknemer werkneemster leerling meisjesnaam fullname surname lastname firstname name client_naam volledigenaam getuige verdachte slachtoffer bezoeker notulist notuliste voorzitter aanwezig afwezig spreker inspreker inspreekster arbeidsmigrant statushouder asielzoeker vluchteling huisgenoot kleinzoon kleindochter schoonmoeder schoonvader neef nicht vriend vriendin ex jobcoach begeleider begeleidster',
  closing: 'groet groeten groetjes hoogachtend vriendelijke wg mvg gr vr grtjs',
  month:
    'januari februari maart april mei juni juli augustus september oktober november december jan. feb mrt apr jun jul aug sep sept okt nov dec january february march may june july october november december september april august dezember januar februar juni juli märz oktober maaie jannewaris febrewaris desimber janvier février avril juillet août septembre octobre novembre décembre enero febrero abril mayo junio julio agosto octubre noviembre diciembre stycznia lutego marca kwietnia czerwca lipca sierpnia września października listopada grudnia ocak şubat haziran temmuz ağustos kasım aralık',
  neutral:
    'isbn issn artikel artikelen art versie kamernummer lid kamer zaal pagina blz ean gtin begroting stuknummer bestelnummer ordernummer factuurnummer hoofdstuk paragraaf kast bestek verdieping lokaal nen iso doi ecli kamerstukken kamerstuk stb stcrt trb cas artikelcode artikelnummer artikelnr productcode stuknr hectometerpaal coördinaten coordinaten grootboek grootboekrekening kostenplaats release build commit',
  street:
    'straat laan weg plein kade gracht singel dreef hof steeg pad dijk straatweg markt plantsoen wal park boulevard ring allee erf kwartier oever burg poort brink ',
  heer: 'heer heren',
  year: 'jaar jarige jarig jr',
  address:
    'adres straatnaam woonadres huisadres postadres verblijfadres briefadres adresgegevens address vestigingsadres objectadres',
  amount:
    'bedrag bedragen openstaand openstaande hoofdsom termijnbedrag vordering maandbedrag termijn kosten lening canon huur energie premie uitgaven lasten woonlasten hypotheek boete dwangsom teveel teruggevorderd terugvordering erfenis nalatenschap zorgverzekering zorgverzekeraar achterstand aanslag waarde',
  euro: 'euro euros',
  code: 'code sleutel alarm toets intoetsen intikken cijferslot slot',
  casePaper:
    'mutatierapport gespreksnummer aanvraag vergunning ontheffing kapvergunning omgevingsvergunning aanslag bezwaar bezwaarschrift beroep beroepschrift klacht factuur invoice bvh politie pv aangifte mutatie polis beschikking kaart chauffeurskaart parkeerkaart pas laadpas map verzoek besluit onder cjib declaratie indicatie zeichen ombudsman trajectplan incident noteer lidmaatschap abonnement offerte',
  ordinal:
    'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeentwintigste drieentwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste',
}

const monthNames = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
export const monthHashes: ReadonlySet<number> = new Set(monthNames.map(hashWord))

/** Tussenvoegsels, also Arabic, Romance and German ones. */
export const prefixWords =
  'van von de der den het ten ter te t s d v vd la le du di da dos del el al uit onder over op aan in voor bij tot ben bin bint ould ait abu abou oude auf zu und'

export function addCues(table: WordTable): void {
  const taken = new Set<string>()
  for (const [name, list] of Object.entries(words)) {
    for (const entry of list.split(' ')) {
      if (entry === '' || taken.has(entry)) continue
      taken.add(entry)
      addFlags(table, hashWord(entry), cue[name as keyof typeof cue] << 8)
    }
  }
  for (const entry of prefixWords.split(' ')) addFlags(table, hashWord(entry), word.prefix)
}

export function cueOf(flags: number): number {
  return (flags >>> 8) & 255
}
