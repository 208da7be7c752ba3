/** Values of a known form with a fresh seed: right check digits, many ways of writing, sentences around them. */
import { createRandom, type Random } from '../../scripts/train-names/random.ts'
import type { PiiType } from '../../src/pii/index.ts'

export interface Sample {
  readonly text: string
  readonly type: PiiType
  readonly start: number
  readonly end: number
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.below(10)).join('')
const letters = (random: Random, count: number, from = 'BDFGHJKLNPRSTVXZ'): string =>
  Array.from({ length: count }, () => random.pick([...from])).join('')

function bsn(random: Random): string {
  for (;;) {
    const nine = `9999${digits(random, 5)}`
    const sum = [...nine].reduce((all, digit, at) => all + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
    if (sum % 11 === 0) return nine
  }
}

function iban(random: Random): string {
  const bank = random.pick(['ABNA', 'INGB', 'RABO', 'TRIO', 'SNSB', 'BUNQ', 'KNAB', 'ASNB'])
  const account = `0${digits(random, 9)}`
  const numeric = [...`${bank}${account}NL00`]
    .map((char) => (/\d/.test(char) ? char : String(char.charCodeAt(0) - 55)))
    .join('')
  const check = String(98 - Number(BigInt(numeric) % 97n)).padStart(2, '0')
  return `NL${check}${bank}${account}`
}

const grouped = (text: string, size: number, mark: string): string =>
  text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(mark) ?? text

function phone(random: Random): string {
  const eight = `${1 + random.below(9)}${digits(random, 7)}`
  return random.pick([
    `06${eight}`,
    `06-${eight}`,
    `06 ${grouped(eight, 2, ' ')}`,
    `+31 6 ${grouped(eight, 4, ' ')}`,
    `+316${eight}`,
    `0031 6 ${eight}`,
    `(030) ${2 + random.below(7)}${digits(random, 6)}`,
    `0318-${digits(random, 6)}`,
    `+31 (0)6 ${eight}`,
  ])
}

function plate(random: Random): string {
  const [a, b, n] = [letters(random, 2), letters(random, 3), (count: number) => digits(random, count)]
  return random.pick([
    `${a}-${n(3)}-${letters(random, 1)}`,
    `${letters(random, 1)}-${n(3)}-${a}`,
    `${n(2)}-${b}-${n(1)}`,
    `${n(1)}-${b}-${n(2)}`,
    `${b}-${n(2)}-${letters(random, 1)}`,
    `${a}-${n(2)}-${a}`,
  ])
}

type Maker = (random: Random) => string
interface Kind {
  readonly type: PiiType
  readonly make: Maker
  readonly around: readonly string[]
}

const kinds: readonly Kind[] = [
  {
    type: 'BSN',
    make: (r) => r.pick([bsn(r), grouped(bsn(r), 3, ' '), grouped(bsn(r), 3, '.'), grouped(bsn(r), 4, '-')]),
    around: [
      'Mijn BSN is {}.',
      'Burgerservicenummer: {}',
      'bsn {} staat in de bijlage',
      'De heer met nummer {} belde.',
      '| {} | ja |',
      '{"bsn": "{}"}',
    ],
  },
  {
    type: 'IBAN',
    make: (r) => r.pick([iban(r), grouped(iban(r), 4, ' '), iban(r).toLowerCase()]),
    around: [
      'Maak het over naar {}.',
      'IBAN: {}',
      'rekening {} t.n.v. de aanvrager',
      'Het geld staat op {}, zegt hij.',
    ],
  },
  {
    type: 'PHONE',
    make: phone,
    around: [
      'Bel mij op {}.',
      'Telefoon: {}',
      'tel. {} (na vijven)',
      'Ik ben bereikbaar via {}, ook in het weekend.',
      'Nummer {} neemt niet op.',
    ],
  },
  {
    type: 'EMAIL',
    make: (r) =>
      `${letters(r, 4).toLowerCase()}.${letters(r, 5).toLowerCase()}${r.pick(['', String(r.below(99)), '+wmo'])}@${r.pick(['voorbeeld.example', 'mail.voorbeeldstad.example', 'post-nu.example'])}`,
    around: ['Mail naar {}.', 'E-mail: {}', '<{}>', 'Stuur het aan {}; graag vandaag.'],
  },
  {
    type: 'POSTCODE',
    make: (r) => `${1 + r.below(9)}${digits(r, 3)}${r.pick(['', ' '])}${letters(r, 2)}`,
    around: ['Postcode {}', 'Dorpsstraat 12, {} Voorbeeldstad', 'Zij woont op {} in het dorp.', 'pc: {}'],
  },
  {
    type: 'LICENSE_PLATE',
    make: plate,
    around: [
      'Kenteken {} staat fout.',
      'De auto ({}) is weggesleept.',
      'kenteken: {}',
      'Voertuig met kenteken {} op de stoep',
    ],
  },
  {
    type: 'PASSPORT_ID',
    make: (r) => `${letters(r, 2)}${letters(r, 1)}${digits(r, 5)}${r.below(10)}`,
    around: ['Paspoort {} is verlopen.', 'Documentnummer: {}', 'identiteitskaart {} gevonden'],
  },
  {
    type: 'DRIVING_LICENCE',
    make: (r) => `${4 + r.below(5)}${digits(r, 9)}`,
    around: ['Rijbewijs {} ingeleverd.', 'Rijbewijsnummer: {}', 'het rijbewijs met nummer {}'],
  },
  {
    type: 'V_NUMBER',
    make: (r) => `2${digits(r, 9)}`,
    around: ['V-nummer {}.', 'V-nummer: {}', 'vreemdelingennummer {}'],
  },
  {
    type: 'CASE_NUMBER',
    make: (r) =>
      r.pick([
        `Z/${20 + r.below(9)}/${digits(r, 6)}`,
        `ZAAK-20${20 + r.below(9)}-${digits(r, 7)}`,
        `WMO-${20 + r.below(9)}-${digits(r, 5)}`,
        `${digits(r, 8)}`,
      ]),
    around: ['Uw kenmerk: {}', 'zaaknummer {} is gesloten', 'Zie dossier {}.', 'Kenmerk {} / bezwaar'],
  },
  {
    type: 'KVK',
    make: (r) => `${1 + r.below(8)}${digits(r, 7)}`,
    around: ['KvK-nummer {}', 'KvK: {}', 'ingeschreven bij de Kamer van Koophandel onder {}'],
  },
  { type: 'RSIN', make: (r) => `8${digits(r, 8)}`, around: ['RSIN {}', 'RSIN: {} van de stichting'] },
  {
    type: 'BTW_ID',
    make: (r) => `NL${digits(r, 9)}B0${1 + r.below(9)}`,
    around: ['btw-nummer {}', 'BTW-id: {}', 'factuur met {} erop'],
  },
  {
    type: 'BAG_ID',
    make: (r) => `0${digits(r, 3)}010000${digits(r, 6)}`,
    around: ['BAG-id {}', 'verblijfsobject {} is ingetrokken', 'Nummeraanduiding: {}'],
  },
  {
    type: 'IP',
    make: (r) => [83 + r.below(100), r.below(255), r.below(255), 1 + r.below(254)].join('.'),
    around: ['Ingelogd vanaf {}.', 'IP-adres: {}', 'poging van {} om 10:12'],
  },
  {
    type: 'MAC',
    make: (r) =>
      grouped(Array.from({ length: 12 }, () => r.pick([...'0123456789ABCDEF'])).join(''), 2, r.pick([':', '-'])),
    around: ['MAC-adres {}', 'apparaat {} op wifi'],
  },
  {
    type: 'DATE_OF_BIRTH',
    make: (r) =>
      r.pick([
        `${1 + r.below(28)}-${1 + r.below(12)}-19${50 + r.below(49)}`,
        `${1 + r.below(28)} ${r.pick(['januari', 'mei', 'oktober'])} 19${50 + r.below(49)}`,
        `19${50 + r.below(49)}-0${1 + r.below(9)}-1${r.below(9)}`,
      ]),
    around: ['Geboren op {}.', 'Geboortedatum: {}', 'geb. {}', 'zij is geboren te Utrecht op {}'],
  },
  {
    type: 'STREET_ADDRESS',
    make: (r) =>
      `${r.pick(['Dorps', 'Kerk', 'Linden', 'Stations', 'Wilhelmina', 'Burgemeester de Vries'])}${r.pick(['straat', 'laan', 'weg', 'plein', 'gracht'])} ${1 + r.below(300)}${r.pick(['', 'a', ' B', '-2', ' bis', '-III'])}`,
    around: ['Ik woon aan de {}.', 'Adres: {}', 'De woning {} staat leeg.', 'verhuisd naar {} in het dorp'],
  },
  {
    type: 'SECRET',
    make: (r) => `${letters(r, 4)}${letters(r, 3).toLowerCase()}${digits(r, 3)}${r.pick(['!', '#', '?'])}`,
    around: ['Mijn wachtwoord is {}', 'wachtwoord: {}', 'Wachtwoord van het account: {}'],
  },
]

/** So many samples of each kind. */
export function generateSamples(seed: number, each: number): Sample[] {
  const random = createRandom(seed)
  return kinds.flatMap(({ type, make, around }) =>
    Array.from({ length: each }, () => {
      const sentence = random.pick(around)
      const value = make(random)
      const at = sentence.indexOf('{}')
      const start = Math.max(0, at)
      return { text: sentence.replace('{}', () => value), type, start, end: start + value.length }
    }),
  )
}

/** Sentences with numbers that are nobody's. */
export const neutral: readonly string[] = [
  'De begroting voor 2026 bedraagt € 12.345.678,90, verdeeld over 14 programma’s.',
  'Artikel 4:15 van de Algemene wet bestuursrecht is van toepassing.',
  'Het stadhuis is open van 9.00 tot 17.00 uur.',
  'Bel voor algemene vragen 14 0318.',
  'ISBN 978-90-229-5678-1, vierde druk.',
  'Ordernummer 481220937 is verzonden.',
  'In totaal doen 1.234 huishoudens mee aan de proef.',
  'Versie 4.12.3 lost fout 20481 op.',
]
