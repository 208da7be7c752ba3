/** How well: the golden corpus, generated values, restoring, and the others on the same texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRandom } from '../../scripts/train-names/random.ts'
import { type Inspector, pseudonymiseText, restoreText } from '../../src/pii/index.ts'
import { type Document, parseCorpus } from '../../test/golden/pii/read-corpus.ts'
import { report, score, show } from '../../test/golden/pii/score.ts'
import { generateSamples, neutral, type Sample } from './generate.ts'
import { rewritePlaceholders } from './rewrite.ts'
import { findRivals } from './rivals.ts'

const golden = 'test/golden/pii'

function readFolder(folder: string): Document[] {
  return readdirSync(`${golden}/${folder}`)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseCorpus(`${folder}/${name}`, readFileSync(`${golden}/${folder}/${name}`, 'utf8')))
}

export function measureGolden(inspector: Inspector): void {
  for (const folder of ['train', 'dev', 'test'])
    for (const mode of ['balanced', 'strict'] as const) {
      const found = score(readFolder(folder), (text) => inspector.inspect(text, { mode }))
      console.log(report(`golden ${folder}, ${mode}${folder === 'test' ? ' (only reported)' : ''}`, found))
    }
  for (const mode of ['balanced', 'strict'] as const) {
    const { falseAlarms, overMasked } = score(readFolder('negatives'), (text) => inspector.inspect(text, { mode }))
    const hit = new Set(falseAlarms.map(({ id }) => id)).size
    console.log(`negatives, ${mode}: ${hit} texts hit, words ${show(overMasked)}`)
  }
}

function isMasked({ text, start, end }: Sample, spans: readonly { start: number; end: number }[]): boolean {
  for (let at = start; at < end; at++)
    if (/[\p{L}\p{N}]/u.test(text.charAt(at)) && !spans.some((span) => span.start <= at && at < span.end)) return false
  return true
}

export function measureGenerated(inspector: Inspector, samples: readonly Sample[]): void {
  console.log('— generated values: masked, and spans that touch the value —')
  for (const type of new Set(samples.map((sample) => sample.type))) {
    const own = samples.filter((sample) => sample.type === type)
    let masked = 0
    let right = 0
    let predicted = 0
    for (const sample of own) {
      const spans = inspector.inspect(sample.text)
      if (isMasked(sample, spans)) masked += 1
      const touching = spans.filter((span) => span.start < sample.end && sample.start < span.end)
      predicted += spans.filter(
        (span) => !['PERSON', 'CITY', 'STREET_ADDRESS'].includes(span.type) || touching.includes(span),
      ).length
      right += touching.length
    }
    console.log(
      `${type.padEnd(18)} masked ${show({ part: masked, whole: own.length }).padEnd(32)} precise ${show({ part: right, whole: predicted })}`,
    )
  }
}

/** All texts of the corpus cleared, rewritten as models do, and restored. */
export function measureRestoring(inspector: Inspector, seed: number): void {
  const random = createRandom(seed)
  const documents = [...readFolder('train'), ...readFolder('dev')]
  let same = 0
  let restored = 0
  let all = 0
  const failed = new Map<string, number>()
  for (const { text } of documents) {
    const cleared = pseudonymiseText(inspector, text, { replaces: () => true, seed: text })
    if (restoreText(cleared.key, cleared.text) === text) same += 1
    for (const placeholder of cleared.text.match(/\[[A-Z]+-\d+[a-z]*·[a-z0-9]+\]/g) ?? []) {
      const value = restoreText(cleared.key, placeholder)
      const rewritten = rewritePlaceholders(placeholder, random)
      const way = rewritten.ways[0] ?? ''
      all += 1
      if (restoreText(cleared.key, `Zie ${rewritten.text} hier.`).includes(value) && value !== placeholder)
        restored += 1
      else failed.set(way, (failed.get(way) ?? 0) + 1)
    }
  }
  console.log(`own text restored to the character: ${show({ part: same, whole: documents.length })}`)
  console.log(`placeholders restored after a model rewrote them: ${show({ part: restored, whole: all })}`)
  for (const [way, count] of failed) console.log(`  not restored when written ${way}: ${count}`)
}

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** The share of generated values that others leave, the neutral sentences they damage, and how fast they are. */
export async function measureRivals(inspector: Inspector, samples: readonly Sample[]): Promise<void> {
  const own = {
    name: 'stadspoort',
    redact: async (text: string) =>
      [...inspector.inspect(text)]
        .reverse()
        .reduce((rest, { start, end }) => `${rest.slice(0, start)}[]${rest.slice(end)}`, text),
  }
  const types = ['BSN', 'IBAN', 'PHONE', 'EMAIL', 'POSTCODE', 'LICENSE_PLATE', 'CASE_NUMBER', 'DATE_OF_BIRTH'] as const
  for (const { name, redact } of [own, ...findRivals()]) {
    const shares: string[] = []
    for (const type of types) {
      const mine = samples.filter((sample) => sample.type === type).slice(0, 100)
      let hidden = 0
      for (const { text, start, end } of mine)
        if (!plain(await redact(text)).includes(plain(text.slice(start, end)))) hidden += 1
      shares.push(`${type} ${((100 * hidden) / mine.length).toFixed(0)} %`)
    }
    let damaged = 0
    for (const sentence of neutral) if ((await redact(sentence)) !== sentence) damaged += 1
    const texts = samples.slice(0, 400).map(({ text }) => text)
    const bytes = Buffer.byteLength(texts.join(''))
    const start = process.cpuUsage()
    for (const text of texts) await redact(text)
    const { user, system } = process.cpuUsage(start)
    console.log(
      `${name.padEnd(14)} ${shares.join('  ')}  neutral damaged ${damaged} of ${neutral.length}  ${(bytes / (user + system)).toFixed(2)} MB/s`,
    )
  }
}

export { generateSamples }
