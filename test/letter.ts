/** A made-up letter full of citizens' data, and every value in it that no model may see. */
export const letter = `Geachte mevrouw De Vries,

Uw aanvraag (zaaknummer Z/26/104588) is binnen. Wij bellen u op 06-12345678 of mailen naar anna.devries@voorbeeld.example.
Uw burgerservicenummer is 999900018 en uw rekening is NL91 ABNA 0417 1643 00.
U woont aan de Dorpsstraat 12, 1234 AB Voorbeeldstad. Uw auto heeft kenteken 12-ABC-3.

Met vriendelijke groet,
J.P. Jansen`

export const protectedValues = [
  'De Vries',
  'Z/26/104588',
  '06-12345678',
  'anna.devries@voorbeeld.example',
  '999900018',
  'NL91 ABNA 0417 1643 00',
  'Dorpsstraat 12',
  '1234 AB',
  '12-ABC-3',
  'Jansen',
] as const
