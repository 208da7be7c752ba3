/**
 * `npm run bench:pii`: how well and how fast personal data is found, cleared and restored. Prints figures, judges nothing.
 * `--speed` or `--quality` for one half, `--seed N` for the generated values of an earlier run.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createInspector, lexiconFile, parseLexicon, parseTagger, taggerFile } from '../../src/pii/index.ts'
import { generateSamples, measureGenerated, measureGolden, measureRestoring, measureRivals } from './quality.ts'
import { measureSpeed } from './speed.ts'

const { values } = parseArgs({
  options: { speed: { type: 'boolean' }, quality: { type: 'boolean' }, seed: { type: 'string' } },
})
const before = process.memoryUsage().rss
const inspector = createInspector(parseLexicon(readFileSync(lexiconFile)), parseTagger(readFileSync(taggerFile)))
inspector.inspect('Warm.')
console.log(
  `memory: ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB for lexicon, weights and buffers; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in all`,
)

if (values.speed !== true) {
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
  console.log(`seed ${seed}`)
  const samples = generateSamples(seed, 400)
  measureGolden(inspector)
  measureGenerated(inspector, samples)
  measureRestoring(inspector, seed)
  await measureRivals(inspector, samples)
}
if (values.quality !== true) measureSpeed(inspector)
