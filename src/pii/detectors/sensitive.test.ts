import { expect, test } from 'vitest'
import { inspector } from '../../../test/inspector.ts'
import { type PiiType, sensitiveKinds } from '../index.ts'

/** What is found of art. 9 and 10 in a text. */
const found = (text: string): [PiiType, string][] =>
  inspector
    .inspect(text)
    .filter(({ type }) => sensitiveKinds.some((kind) => kind === type))
    .map(({ type, start, end }) => [type, text.slice(start, end)])

test.each<[string, PiiType, string]>([
  ['Mevrouw Jansen heeft vasculaire dementie.', 'HEALTH', 'vasculaire dementie'],
  ['Mijn zoon heeft diabetes type 1.', 'HEALTH', 'diabetes type 1'],
  ['Mevrouw De Wit gebruikt sertraline 50 mg.', 'HEALTH', 'sertraline 50 mg'],
  ['Hij is bekend met alvleesklierkanker.', 'HEALTH', 'alvleesklierkanker'],
  ['Haar zoon zit sinds mei vast in Vught.', 'CRIMINAL', 'vast'],
  ['Karim Haddad is van Koerdische afkomst.', 'SPECIAL_ETHNICITY', 'Koerdische afkomst'],
  ['Ik ben lid van CNV Connectief.', 'SPECIAL_UNION', 'CNV Connectief'],
  ['Hij vertelt dat hij op mannen valt.', 'SPECIAL_ORIENTATION', 'op mannen valt'],
  ['Mevrouw Bakker stemt al jaren op de SP.', 'SPECIAL_POLITICS', 'SP'],
  ['Zij is gereformeerd vrijgemaakt en mevrouw Smit niet.', 'SPECIAL_RELIGION', 'gereformeerd vrijgemaakt'],
])('finds the whole term in "%s"', (text, type, value) => {
  expect(found(text)).toContainEqual([type, value])
})

test.each([
  'Mevrouw Jansen leidt de voorlichting voor mensen met dementie. Het beleid staat in de verordening.',
  'De fracties van CDA, VVD en D66 stemmen voor, meldt wethouder Anna Bakker.',
  'Wethouder Anna Bakker opent de kerk aan het plein.',
  'De wethouder bevestigde de ontvangst aan de rechthebbende, mevrouw Smit.',
  'De auto van de heer Smit heeft een Pools kenteken.',
  'De zaak van mevrouw Smit wordt aangehouden tot de volgende vergadering.',
])('leaves the words of rules, councils and things readable in "%s"', (text) => {
  expect(found(text)).toEqual([])
})
