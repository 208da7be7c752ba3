// The request: a Dutch letter with about one personal value in every hundred characters. All of it is fictional.
const letter =
  'Geachte heer Jansen, uw burgerservicenummer is 999900018 en u woont aan de Dorpsstraat 12, 1234 AB Voorbeeldstad. ' +
  'U vroeg op 3 maart om een vergunning voor een dakkapel. De gemeente heeft uw aanvraag ontvangen en kijkt of het plan past. '
const filler =
  'De behandeling duurt ten hoogste acht weken. Daarna krijgt u een besluit met uitleg en kunt u bezwaar maken als u het niet eens bent. '

/** Where the load writes another number in each request: the gate remembers a text that it saw before. */
export const serial = '0000000'

/**
 * @param size length of the letter in characters
 * @param isSame send this very letter each time, as a conversation sends its first messages
 */
export function chatBody(model, { stream, size, isSame = false }) {
  const paragraph = letter + filler
  const opening = `Ons kenmerk: ${isSame ? '1234567' : serial}. `
  const content = (opening + paragraph.repeat(Math.ceil(size / paragraph.length))).slice(0, size)
  const messages = [
    { role: 'system', content: 'Je bent een assistent van de gemeente.' },
    { role: 'user', content },
  ]
  return JSON.stringify({ model, stream, messages })
}
