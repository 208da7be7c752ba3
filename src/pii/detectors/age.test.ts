import { expect, test } from 'vitest'
import { found } from '../../../test/inspector.ts'

test.each([
  ['Mevrouw Anna Bakker, 58, woont hier.', ['58']],
  ['Er zijn twee jongens van 16 en 17 jaar aangehouden.', ['16', '17 jaar']],
  ['Zij is eenenzeventig en woont alleen.', ['eenenzeventig']],
  ['Jelle Sinnige (5;9). Praat goed.', ['5;9']],
  ['Sabrina Lont heeft kinderen (6, 8).', ['6', '8']],
  ['Ik ben 84 hoor.', ['84']],
])('finds the ages in "%s"', (text, values) => {
  expect(found(text, 'AGE')).toEqual(values)
})

test.each([
  'Lokaal (12) is bezet.',
  'Wij zijn open van 9 tot 12, behalve vrijdag.',
  'De termijn is 5 jaar.',
  'Het pand is 93 jaar oud.',
  'De commissie telde 12, later 14 leden.',
  'Ik ben 10 minuten te laat.',
])('takes no other number for an age in "%s"', (text) => {
  expect(found(text, 'AGE')).toEqual([])
})

test.each([
  ["Mijn vrouw, geb. 16 jan '84, werkt hier.", "16 jan '84"],
  ['Geboortedatum 03 03 1958', '03 03 1958'],
  ['geb datum 030438', '030438'],
  ['He was born 15th December 1988.', '15th December 1988'],
  ['Ik ben geboren tien tien achtenzeventig.', 'tien tien achtenzeventig'],
  ['Kinderen: Boaz Bakker (7 mei 2018, groep 3).', '7 mei 2018'],
  ['<td>Danny Hoogeveen</td><td>9 okt 1985</td>', '9 okt 1985'],
])('finds the day of birth in "%s"', (text, value) => {
  expect(found(text, 'DATE_OF_BIRTH')).toEqual([value])
})

test.each(['Het besluit is van 2 oktober 2017.', 'Wij schreven u op 3 maart 2024 een brief.', 'Op 12 mei komt Jan.'])(
  'takes no other day for a day of birth in "%s"',
  (text) => {
    expect(found(text, 'DATE_OF_BIRTH')).toEqual([])
  },
)
