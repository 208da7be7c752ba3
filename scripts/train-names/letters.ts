/** Writes letters, mails, chats and forms from the sentences of sentences.txt, with the names in them marked. */
import { tag } from '../../src/pii/names/tagger.ts'
import { createWriter, type LabelledText, unknown } from './labelled-text.ts'
import { alone, initialsOf, inventPerson, type Names, type Person, writePerson } from './people.ts'
import type { Random } from './random.ts'

export interface Sources {
  readonly names: Names
  readonly sentences: readonly string[]
  readonly organisations: readonly string[]
  readonly capitalWords: readonly string[]
  /** Ordinary words, folded. */
  readonly ordinary: readonly string[]
  /** Ordinary words that are names too, folded. */
  readonly ambiguous: readonly string[]
  readonly places: readonly string[]
  readonly countries: readonly string[]
}

const titles = [
  'de heer',
  'mevrouw',
  'meneer',
  'dhr.',
  'mw.',
  'mevr.',
  'heer',
  'mijnheer',
  'mevrouw',
  'de heer',
  'Dhr.',
  'Mevr.',
  'hr.',
  'mw',
  'dhr',
]
const streetEnds = [
  'straat',
  'laan',
  'weg',
  'plein',
  'kade',
  'gracht',
  'singel',
  'hof',
  'dreef',
  'steeg',
  'pad',
  'plantsoen',
]
const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

type Writer = ReturnType<typeof createWriter>

/** The people of one letter: a later mention is often somebody who was there before. */
interface Letter {
  readonly writer: Writer
  readonly people: Person[]
  readonly sources: Sources
  readonly random: Random
}

function somebody({ people, sources, random }: Letter): Person {
  if (people.length > 0 && random.chance(0.35)) return random.pick(people)
  const person = inventPerson(sources.names, random)
  people.push(person)
  return person
}

function writeTitled(letter: Letter): void {
  const person = somebody(letter)
  const { random, writer } = letter
  writer.add(`${random.pick(titles)} `)
  writer.add(random.chance(0.25) ? `${initialsOf(person, random)} ${person.last}` : alone(person.last), tag.person)
}

function inventStreet({ sources, random }: Letter): string {
  const kind = random.next()
  if (kind < 0.3) return `${random.pick(sources.names.moreLast)}${random.pick(streetEnds)}`
  if (kind < 0.5) return `${writePerson(inventPerson(sources.names, random), random)}${random.pick(streetEnds)}`
  return `${random.pick(['Kerk', 'Dorps', 'Molen', 'Linden', 'Stations', 'School', 'Berken', 'Eiken', 'Raadhuis', 'Markt', 'Industrie', 'Zuider', 'Oranje', 'Wilhelmina', 'Beatrix', 'Juliana'])}${random.pick(streetEnds)}`
}

const buildingEnds =
  'school basisschool college lyceum huis gebouw kerk kapel museum zaal park brug ziekenhuis stadion molen hal'.split(
    ' ',
  )
const buildings = [
  'basisschool',
  'Sint',
  'kasteel',
  'villa',
  'huize',
  'gymzaal',
  'kapel',
  'tehuis',
  'hospice',
  'school',
]

/** Named after somebody and nobody: "de Theo Jansenschool", "Sint Laurentius", "het Willem de Boer College". */
function inventBuilding({ sources, random }: Letter): string {
  const { first, last } = inventPerson(sources.names, random)
  const end = random.pick(buildingEnds)
  const name = random.pick([first, last, `${first} ${last}`, `Dr. ${alone(last)}`, `Prinses ${first}`, `Sint ${first}`])
  const kind = random.next()
  if (kind < 0.25) return `${random.pick(buildings)} ${random.chance(0.6) ? first : alone(last)}`
  return kind < 0.4 ? `${alone(name)} ${alone(end)}` : alone(name) + end
}

/** A house, a club or a care home: "De Regenboog", "Het Anker". */
function inventHouse({ sources, random }: Letter): string {
  return `${random.pick(['De', 'De', 'De', 'Het', "'t", 'Huize'])} ${alone(random.pick(random.chance(0.7) ? sources.ordinary : sources.ambiguous))}`
}

function inventFirm({ sources, random }: Letter): string {
  const { last } = inventPerson(sources.names, random)
  const trade = random.pick([
    'Bouw',
    'Infra',
    'Groen',
    'Installaties',
    'Transport',
    'Advies',
    'Holding',
    'en Zonen',
    'Groep',
    'BV',
    'B.V.',
    'VOF',
  ])
  return random.chance(0.4)
    ? `${random.pick(['Bakkerij', 'Slagerij', 'Garage', 'Aannemersbedrijf', 'Café', 'Autobedrijf', 'Makelaardij', 'Gebr.', 'Kapsalon', 'Firma'])} ${alone(last)}`
    : `${alone(last)} ${trade}`
}

function writeDate(random: Random): string {
  const day = 1 + random.below(28)
  const year = 1950 + random.below(77)
  return random.chance(0.6)
    ? `${day} ${random.pick(months)} ${year}`
    : `${String(day).padStart(2, '0')}-${String(1 + random.below(12)).padStart(2, '0')}-${year}`
}

/** Three letters that stand for an institution, a system or a form. */
function inventAcronym(random: Random): string {
  return Array.from({ length: 2 + random.below(4) }, () => random.pick([...'ABCDEFGHIJKLMNOPRSTUVWXZ'])).join('')
}

function writeOrganisation({ writer, sources, random }: Letter): void {
  const name = random.chance(0.12)
    ? inventAcronym(random)
    : random.pick(sources.organisations).replace('{P}', () => random.pick(sources.places))
  writer.add(name, tag.other)
}

/** A word with a capital that names nobody: from the list, any word of the language, or two put together. */
function writeCapitalWord({ writer, sources, random }: Letter): void {
  const kind = random.next()
  const ordinary = random.pick(sources.ordinary)
  const word =
    kind < 0.4
      ? random.pick(sources.capitalWords)
      : kind < 0.75
        ? ordinary
        : kind < 0.95
          ? random.pick(sources.ordinary) + ordinary
          : inventAcronym(random)
  writer.add(word.charAt(0).toUpperCase() + word.slice(1))
}

function writeAddress({ random, sources }: Letter): string {
  const person = inventPerson(sources.names, random)
  return `${person.first.charAt(0)}.${person.last.replaceAll(' ', '')}@voorbeeld.example`.toLowerCase()
}

/** What stands in a sentence for each letter between braces. */
const slots: { readonly [slot: string]: (letter: Letter) => void } = {
  p: (letter) => letter.writer.add(writePerson(somebody(letter), letter.random), tag.person),
  f: (letter) => letter.writer.add(somebody(letter).first, tag.person),
  l: (letter) => letter.writer.add(alone(somebody(letter).last), tag.person),
  i: (letter) => {
    const person = somebody(letter)
    letter.writer.add(`${initialsOf(person, letter.random)} ${person.last}`, tag.person)
  },
  t: writeTitled,
  c: ({ writer, sources, random }) => writer.add(random.pick(sources.places), tag.place),
  n: ({ writer, sources, random }) => writer.add(random.pick(sources.countries), tag.place),
  o: writeOrganisation,
  w: writeCapitalWord,
  s: (letter) => letter.writer.add(inventStreet(letter), tag.other),
  b: (letter) => letter.writer.add(inventBuilding(letter), tag.other),
  g: (letter) => letter.writer.add(inventHouse(letter), tag.other),
  // Whether the name in a firm's name is somebody's is for nobody to say.
  q: (letter) => letter.writer.add(inventFirm(letter), unknown),
  v: ({ writer, sources, random }) => writer.add(alone(random.pick(sources.ambiguous))),
  d: ({ writer, random }) => writer.add(writeDate(random)),
  k: ({ writer, random }) => writer.add(String(1 + random.below(random.chance(0.5) ? 99 : 2030))),
  x: (letter) => letter.writer.add(writeAddress(letter)),
  h: ({ writer, random }) => writer.add(`06-${10_000_000 + random.below(89_999_999)}`),
}

function writeSentence(letter: Letter, sentence: string): void {
  for (const piece of sentence.replaceAll('\\n', '\n').split(/(\{[a-z]\})/)) {
    const slot = /^\{[a-z]\}$/.test(piece) ? slots[piece.charAt(1)] : undefined
    if (slot === undefined) letter.writer.add(piece)
    else slot(letter)
  }
}

const confusions = [
  'rn m',
  'm rn',
  'e c',
  'c e',
  'li h',
  'ij y',
  'ie ei',
  'nn n',
  's ss',
  'n u',
  'u n',
  't f',
  'l i',
  'aa a',
  'oo o',
  'ee e',
  'dt d',
  't dt',
]

/** Mistakes of typing and scanning in the words between the names: a word that no list knows is mostly that. */
function withTypos({ text, names }: LabelledText, random: Random): LabelledText {
  const writer = createWriter()
  const mistype = (piece: string) =>
    piece.replace(/\p{L}{4,}/gu, (given) => {
      if (!random.chance(0.15)) return given
      const [wrong = '', right = ''] = random.pick(confusions).split(' ')
      return given.replace(wrong, right)
    })
  let from = 0
  for (const { start, end, tag: is } of names) {
    writer.add(mistype(text.slice(from, start)))
    writer.add(text.slice(start, end), is)
    from = end
  }
  writer.add(mistype(text.slice(from)))
  return writer.done()
}

/** One text of one to six sentences. */
export function writeLetter(sources: Sources, random: Random): LabelledText {
  const letter: Letter = { writer: createWriter(), people: [], sources, random }
  const sentences = 1 + random.below(6)
  for (let i = 0; i < sentences; i++) {
    if (i > 0) letter.writer.add(random.pick([' ', ' ', ' ', '\n', '\n\n']))
    writeSentence(letter, random.pick(sources.sentences))
  }
  const text = letter.writer.done()
  return random.chance(0.15) ? withTypos(text, random) : text
}
