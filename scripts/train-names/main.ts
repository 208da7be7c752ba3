/**
 * `npm run train:names`: trains the name tagger and writes src/pii/names/names.tagger.gz. Reproducible: everything follows
 * from the seed, the lists beside this file and the Universal Dependencies texts of the shared data
 * (STADSPOORT_SHARED_DATA, or ../shared/data). Prints what a tagger trained on four fifths does on the last fifth, then
 * trains the one that is kept on all.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { addCues } from '../../src/pii/cues.ts'
import { createInspector, type Mode } from '../../src/pii/inspector.ts'
import { balanced, strict } from '../../src/pii/names/find-tagged.ts'
import { copyTable, type Lexicon, parseLexicon } from '../../src/pii/names/lexicon.ts'
import type { Tagger } from '../../src/pii/names/tagger.ts'
import { readGolden } from './golden.ts'
import { inCase, type LabelledText } from './labelled-text.ts'
import { readLaws } from './laws.ts'
import { type Sources, writeLetter } from './letters.ts'
import { measureInspector, measureTagger, type Scores } from './measure.ts'
import { readNames } from './people.ts'
import { train } from './perceptron.ts'
import { createRandom, type Random } from './random.ts'
import { renamed } from './rename.ts'
import { readUniversalDependencies } from './universal-dependencies.ts'

const seed = 20260401
const letters = 18_000
const laws = 2500
/** How often texts written by people are read again, about others: they are few and worth most. */
const goldenCopies = 3
const newsCopies = 6
const epochs = 8
const bits = 18
const names = 'src/pii/names'
const here = 'scripts/train-names'

const read = (path: string) => readFileSync(path, 'utf8')
const lines = (path: string) =>
  read(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function readLexicon(): Lexicon {
  const lexicon = parseLexicon(read(`${names}/names.lexicon.json`))
  const table = { ...lexicon, ...copyTable(lexicon) }
  addCues(table)
  return table
}

function readSources(): Sources {
  const file = JSON.parse(read(`${names}/names.lexicon.json`)) as {
    first: string
    surname: string
    place: string
    common: string
    proper: string
  }
  const listed = (list: string) =>
    list
      .split(' ')
      .filter((entry) => entry.length > 2)
      .map(capital)
  const namesToo = new Set(`${file.first} ${file.surname} ${file.place}`.split(' '))
  const common = new Set(file.common.split(' '))
  const world = lines(`${names}/lists/plaatsen-wereld.txt`).map((line) =>
    line.split(' ').map((entry) => entry.replaceAll('_', ' ')),
  )
  const places = file.place.split(' ').map((entry) => entry.split('_').map(capital).join(' '))
  return {
    names: readNames(read(`${names}/lists/namen-per-herkomst.txt`), {
      first: listed(file.first),
      last: [...listed(file.surname), ...listed(file.proper)],
    }),
    sentences: lines(`${here}/sentences.txt`),
    organisations: lines(`${here}/organisations.txt`),
    capitalWords: lines(`${here}/words-with-capitals.txt`),
    ordinary: file.common.split(' ').filter((entry) => entry.length > 3 && !namesToo.has(entry)),
    ambiguous: `${file.first} ${file.surname}`.split(' ').filter((entry) => entry.length > 2 && common.has(entry)),
    places: [...places, ...(world[2] ?? []), ...(world[2] ?? [])],
    countries: [...(world[0] ?? []), ...(world[1] ?? [])],
  }
}

const repeat = <T>(list: readonly T[], times: number): T[] => Array.from({ length: times }, () => list).flat()

/** Most texts also in lower case, some also in capitals. */
function withCases(texts: readonly LabelledText[], random: Random): LabelledText[] {
  return texts.flatMap((text) => {
    const lower = random.chance(0.7) ? inCase(text, (given) => given.toLowerCase()) : undefined
    const upper = random.chance(0.3) ? inCase(text, (given) => given.toUpperCase()) : undefined
    return [text, ...(lower === undefined ? [] : [lower]), ...(upper === undefined ? [] : [upper])]
  })
}

function report(name: string, texts: readonly LabelledText[], parts: { tagger: Tagger; lexicon: Lexicon }): void {
  const inspector = createInspector(parts.lexicon, parts.tagger)
  for (const [mode, bias] of Object.entries({ balanced, strict })) {
    print(`${name}, tagger`, mode, measureTagger(texts, { ...parts, bias }))
    print(
      `${name}, all`,
      mode,
      measureInspector(texts, parts.lexicon, (text) => inspector.inspect(text, { mode: mode as Mode })),
    )
  }
}

function print(name: string, mode: string, scores: Scores): void {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)
  console.log(
    `${name.padEnd(30)}${mode.padEnd(10)} persons${percent(scores.persons)}  places${percent(scores.places)}  words over-masked${percent(scores.overMasked)}  other names masked${percent(scores.othersMasked)}`,
  )
}

function main(): void {
  const shared = process.env.STADSPOORT_SHARED_DATA ?? '../shared/data'
  const lexicon = readLexicon()
  const news = readUniversalDependencies(join(shared, 'ud-nl'), lines(`${here}/ud-name-kinds.txt`).join(''))
  const random = createRandom(seed)
  const sources = readSources()
  const golden = readGolden('test/golden/pii/train')
  const own = [
    ...Array.from({ length: letters }, () => writeLetter(sources, random)),
    ...readLaws(join(shared, 'wetten'), random, laws),
    ...golden,
    ...repeat(golden, goldenCopies).map((text) => renamed(text, sources, random)),
  ]
  const isHeldOut = (at: number) => at % 5 === 4
  const options = { lexicon, epochs, bits }
  const withOthers = (texts: readonly LabelledText[]) => [
    ...texts,
    ...repeat(texts, newsCopies).map((text) => renamed(text, sources, random)),
    ...own,
  ]
  const parts = withCases(withOthers(news.filter((_, at) => !isHeldOut(at))), createRandom(seed + 1))
  const trial = { lexicon, tagger: { weights: train(parts, { ...options, random: createRandom(seed + 2) }) } }
  const held = news.filter((_, at) => isHeldOut(at))
  report('news held out', held, trial)
  report(
    'news, lower case',
    held.flatMap((text) => inCase(text, (given) => given.toLowerCase()) ?? []),
    trial,
  )
  report(
    'news, capitals',
    held.flatMap((text) => inCase(text, (given) => given.toUpperCase()) ?? []),
    trial,
  )
  report(
    'own letters, unseen',
    Array.from({ length: 500 }, () => writeLetter(sources, random)),
    trial,
  )
  const all = withCases(withOthers(news), createRandom(seed + 1))
  const weights = train(all, { ...options, random: createRandom(seed + 2) })
  const file = gzipSync(Buffer.concat([Buffer.from('STN1'), Buffer.from(weights.buffer)]), {
    level: constants.Z_BEST_COMPRESSION,
  })
  writeFileSync(`${names}/names.tagger.gz`, file)
  console.log(`seed ${seed}, ${all.length} texts, ${file.length} bytes`)
}

main()
