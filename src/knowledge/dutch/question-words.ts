/** Words that say how something is asked or said, not what about. They are not looked up. */

const words = `
  de het een en van in op te dat die is was zijn er aan voor met als om dan maar of ook bij uit nog naar door over
  ik je jij u hij zij ze we wij jullie hun hen ons onze mijn uw jouw haar hem me mij dit deze niet wel al zo wat wie
  waar hoe kan kunt kunnen konden kon wordt worden werd geworden heeft hebben had hebt heb ben bent bin zou zouden zal
  zullen geen meer tot onder tegen omdat wanneer welk welke waarom waarvoor waarmee waarop waarin waarbij waaraan mag
  mogen moet moeten moest wil willen wilt wou gaat gaan ga ging doen doet doe deed gedaan hier daar want ja nee nu toch
  even graag alsjeblieft alle alles iets niets iemand niemand iemands andere ander anders zich zelf zelfs welk
  hoeveel hoelang precies eigenlijk bijvoorbeeld ooit altijd weer vaak soms zonder tussen via per heel erg veel weinig
  steeds dus daarvoor daarna hiervoor ermee ervoor erover ervan erbij daarvan daarbij daarmee hierover eerst wordt
  komt komen kom kwam laten staat staan zit zitten ligt krijg krijgt krijgen gekregen maken maakt maak gemaakt
  geven geeft geef gegeven weten weet zeggen zegt nemen neemt houden houdt ie ten ter des der den mee af toe
  echt gewoon allemaal gelden geldt hoeft hoef hoeven nodig soort dingen ding zaken opeens plotseling ongeveer
  artikel artikelen lid leden bedoeld bedoelde indien dan wel alsmede krachtens ingevolge onderdeel eerste tweede
`

const questionWords = new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Whether a folded word says how something is asked, not what about. */
export function isQuestionWord(word: string): boolean {
  return questionWords.has(word) || (word.length < 2 && !/\d/.test(word))
}
