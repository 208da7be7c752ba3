import { expect, test } from 'vitest'
import { found } from '../../../test/inspector.ts'

test.each([
  ['Zaaknummer ROE 26/884.', 'ROE 26/884'],
  ['Kaartnummer: GPK 0772 19445', 'GPK 0772 19445'],
  ['Mijn vorige verzoek (Woo-2025-112) is afgewezen.', 'Woo-2025-112'],
  ['De politie heeft het onder 2025187742 genoteerd.', '2025187742'],
  ['Grafnummer N-04-117 is van de heer Smit.', 'N-04-117'],
  ['Subjectnummer         S 557201', 'S 557201'],
  ['Ontheffingsnummer ONTH 26/553, geldig tot en met 31 december.', 'ONTH 26/553'],
])('finds the number of a file in "%s"', (text, value) => {
  expect(found(text, 'CASE_NUMBER')).toEqual([value])
})

test('holds a label for the numbers that follow it in a row', () => {
  expect(found('Ons dossier BA-1107, BA-1240 en BA-0871.', 'CASE_NUMBER')).toEqual(['BA-1107', 'BA-1240', 'BA-0871'])
})

test.each([
  'Verordening (EU) 2016/679 en NEN 7510.',
  'Het Meerjarenprogramma 2025-2029 is vastgesteld.',
  'Zie CVE-2026-20117 en artikel 4.1.',
  'AB 2016/45, met noot.',
  'Het rapportnummer 3817 staat op de voorkant.',
])('leaves laws, norms and years readable in "%s"', (text) => {
  expect(found(text, 'CASE_NUMBER')).toEqual([])
})

test.each([
  [
    'Perceel: gemeente Rotterdam 9e afdeling, sectie R, nummer 1184',
    'gemeente Rotterdam 9e afdeling, sectie R, nummer 1184',
  ],
  ['De grond, Ermelo, sectie E, nummers 712 en 713, is verkocht.', 'Ermelo, sectie E, nummers 712 en 713'],
  ['Het kadaster noemt Zandvoort B 8827.', 'Zandvoort B 8827'],
  ['Grens volgens het kadaster: WTL01-K-288.', 'WTL01-K-288'],
  ['1. Dalfsen U 1204 ged., eigenaar Evertje Kok', 'Dalfsen U 1204 ged.'],
])('finds the parcel in "%s"', (text, value) => {
  expect(found(text, 'CADASTRAL')).toEqual([value])
})

test('takes no road or hall for a parcel', () => {
  expect(found('Neem bij Utrecht A 12 en ga naar hal B 12.', 'CADASTRAL')).toEqual([])
})
