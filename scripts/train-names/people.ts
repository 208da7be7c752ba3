/** Invents people: a first name and a surname of some origin, written in one of the ways in which people are written. */
import type { Random } from './random.ts'

export interface Person {
  readonly first: string
  /** With its tussenvoegsel, as after a first name: "van den Berg". */
  readonly last: string
}

export interface Names {
  readonly origins: readonly {
    readonly name: string
    readonly first: readonly string[]
    readonly last: readonly string[]
  }[]
  /** Dutch surnames that follow a tussenvoegsel. */
  readonly tails: readonly string[]
  /** From the lexicon: folded, with a capital. */
  readonly moreFirst: readonly string[]
  readonly moreLast: readonly string[]
}

/** Reads the list of names by origin (src/pii/names/lists/namen-per-herkomst.txt). */
export function readNames(
  list: string,
  more: { readonly first: readonly string[]; readonly last: readonly string[] },
): Names {
  const byOrigin = new Map<string, { name: string; first: string[]; last: string[] }>()
  let tails: string[] = []
  for (const line of list.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [name = '', kind = '', ...entries] = line.split(' ')
    const names = entries.map((entry) => entry.replaceAll('_', ' '))
    if (kind === 'staart') {
      tails = names
      continue
    }
    const origin = byOrigin.get(name) ?? { name, first: [], last: [] }
    byOrigin.set(name, origin)
    origin[kind === 'voornaam' ? 'first' : 'last'].push(...names)
  }
  return { origins: [...byOrigin.values()], tails, moreFirst: more.first, moreLast: more.last }
}

const tussenvoegsels = [
  'van',
  'de',
  'van de',
  'van der',
  'van den',
  'den',
  'ter',
  'ten',
  'van het',
  "van 't",
  "in 't",
  'op den',
  'te',
  'van der',
  'de',
  'van',
  'la',
  'uit den',
  'aan de',
  "op 't",
]

const starts =
  'Bra Kor Wil Ste Hen Mar Ger Fre Dol Pol Sta Bak Mee Lin Sche Groe Nij Roe Kui Rik Tie Zui Zan Ever Olde Hoe Brou Wes Oos Noor Luij Kerk Berg Veld Dijk Vree Boe Moe Haa Hee Wa We Ja Ja Ka Le Pe Te Ra Sno Spe Stui Tros Ve Vo Wie Zee Alm Ban Cor Dra El Far Gal Hus Ibr Kha Lat Mah Naz Osm Qad Raz Sul Tar Uz Yas Zah Bog Cze Dmi Gor Jar Kow Lew Maj Now Ost Pie Rut Sob Tom Woj'.split(
    ' ',
  )
const middles = 'n r l m d t k s b g v st nd rt ns lk mp rd ls nk rs ng ll nn ss rr tt mm'.split(' ')
const ends =
  'ema sma stra inga ink ing man mans huis huizen hof kamp veld sen s aar er ers ma ga um en enaar veen wijk meijer oğlu ski ska wicz czyk enko chuk ov ova ić escu i ani adi eh az our ouri awi eddin ian yan dse aoui'.split(
    ' ',
  )

/** A surname nobody may bear, of parts that surnames have. */
function inventSurname(random: Random): string {
  return random.pick(starts) + random.pick(middles) + random.pick(ends)
}

const firstEnds = 'a e i o ien je na ra el an in us im ar is ke rik bert lien ina esha ika iyah aam'.split(' ')

function inventFirst(random: Random): string {
  return random.pick(starts) + random.pick(middles) + random.pick(firstEnds)
}

export function inventPerson(names: Names, random: Random): Person {
  const kind = random.next()
  const origin = random.chance(0.5) ? names.origins[0] : random.pick(names.origins)
  if (origin === undefined) throw new Error('No names')
  let first = kind < 0.55 ? random.pick(origin.first) : kind < 0.85 ? random.pick(names.moreFirst) : inventFirst(random)
  if (random.chance(0.06)) first += `${random.chance(0.5) ? '-' : ' '}${random.pick(origin.first)}`
  let last = inventLast(names, origin.last, random)
  if (random.chance(0.07)) last += `-${inventLast(names, origin.last, random)}`
  return { first, last }
}

function inventLast(names: Names, own: readonly string[], random: Random): string {
  const kind = random.next()
  if (kind < 0.4) return random.pick(own)
  if (kind < 0.6)
    return `${random.pick(tussenvoegsels)} ${random.pick(random.chance(0.8) ? names.tails : names.moreLast)}`
  return kind < 0.8 ? random.pick(names.moreLast) : inventSurname(random)
}

/** A surname that stands alone begins with a capital: "Van den Berg". */
export function alone(last: string): string {
  return last.charAt(0).toUpperCase() + last.slice(1)
}

export function initialsOf({ first }: Person, random: Random): string {
  const extra = random.chance(0.5) ? `${random.pick([...'ABCDEFGHJKLMNPRSTWZ'])}.` : ''
  const own = `${first.charAt(0)}.`
  return random.chance(0.1) ? `${own} ${extra}`.trim() : own + extra
}

/** A person in full, as letters and forms write it. */
export function writePerson(person: Person, random: Random): string {
  const kind = random.next()
  if (kind < 0.62) return `${person.first} ${person.last}`
  if (kind < 0.8) return `${initialsOf(person, random)} ${person.last}`
  if (kind < 0.86) return `${person.first} ${random.pick([...'ABCDEFGHJKLMNPRSTW'])}. ${person.last}`
  if (kind < 0.92) return `${initialsOf(person, random)} (${person.first}) ${person.last}`
  return `${person.first} ${alone(person.last)}`
}
