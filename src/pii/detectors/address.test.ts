import { describe, expect, it } from 'vitest'
import { found } from '../../../test/inspector.ts'

const addresses = (text: string): string[] => found(text, 'STREET_ADDRESS')

describe('addresses', () => {
  it.each([
    ['Ik woon op Hogeweg 112 bis A in Amersfoort.', 'Hogeweg 112 bis A'],
    ['De lekkage is aan de Lupinestraat 44 2-hoog.', 'Lupinestraat 44 2-hoog'],
    ['Bezoek aan de Lekstraat 9-rood te Utrecht', 'Lekstraat 9-rood'],
    ['Heuvelstraat 3, apt 12', 'Heuvelstraat 3, apt 12'],
    ['07:55 Dr. Schaepmanstraat 61 ophalen', 'Dr. Schaepmanstraat 61'],
    ['ophalen bij Hoofdweg-Noord 117A', 'Hoofdweg-Noord 117A'],
    ['de woonboot aan de Houtmankade t.o. 91', 'Houtmankade t.o. 91'],
    ['Thorbeckestr. 6 is leeg', 'Thorbeckestr. 6'],
    ['een container bij Vaartweg honderdtwaalf graag', 'Vaartweg honderdtwaalf'],
    ['het is vlierstraat zeven b', 'vlierstraat zeven b'],
    ['ik woon nu op de keizersmantel 9 in venlo', 'de keizersmantel 9'],
    ["Waar woon je? bij m'n oma, Slinge 512, Rotterdam", 'Slinge 512'],
    ['| Yusuf | 1999 | Ruitenborg 6 | B1 |', 'Ruitenborg 6'],
    ['Wij wonen op 63 en hebben last van ratten.', '63'],
    ['De buren van 33 zijn weer thuis.', '33'],
  ])('are found in: %s', (text, expected) => {
    expect(addresses(text)).toContain(expected)
  })

  it.each([
    'De Beleidsregel Damocles 2024 kent vier categorieën.',
    'De Kerkstraat wordt in mei opnieuw bestraat.',
    'We gebruiken Windows 11, Utrecht gebruikt Linux.',
    'De vergadering is in zaal 4 van 12 tot 14 uur.',
    'De straat telt 14 woningen en 3 bedrijven.',
    'Adres: n.v.t.',
    'Bewoners van 12 jaar en ouder mogen stemmen.',
  ])('are not seen in: %s', (text) => {
    expect(addresses(text)).toEqual([])
  })
})
