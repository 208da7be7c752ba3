import { expect, test } from 'vitest'
import { inspector } from '../../../test/inspector.ts'

/** The amounts that are found in a text. */
const found = (text: string): string[] =>
  inspector
    .inspect(text)
    .filter(({ type }) => type === 'FINANCIAL')
    .map(({ start, end }) => text.slice(start, end))

test.each([
  ['Mevrouw Jansen krijgt € 587 van haar broer.', '€ 587'],
  ['De heer Smit, bsn 999900018. De achterstand is nu 1.984 euro.', '1.984 euro'],
  ['Zijn loon is veertienhonderdtwintig per maand.', 'veertienhonderdtwintig'],
  ['We verdienen samen drieduizend vierhonderd euro.', 'drieduizend vierhonderd euro'],
  ['Beheerrekening NL91ABNA0417164300 saldo 2.318,77', '2.318,77'],
  ['I pay the landlord € 1,950 a month, my name is Meera Nair.', '€ 1,950'],
])('finds what somebody has or owes in "%s"', (text, value) => {
  expect(found(text)).toEqual([value])
})

test.each([
  'Het salaris ligt tussen € 3.084 en € 4.537 bruto per maand in schaal 9.',
  'Programma 6 kent een saldo van € 48.713.000 nadelig.',
  'De kosten van een paspoort zijn € 83,87.',
  'Het vrij te laten vermogen bedraagt € 7.770 voor een alleenstaande.',
  'De gemiddelde schuld bij aanmelding was vorig jaar € 43.200.',
])('leaves tariffs, budgets and standards readable in "%s"', (text) => {
  expect(found(text)).toEqual([])
})
