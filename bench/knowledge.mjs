// npm run bench:knowledge: how fast a folder of Markdown is read into a collection, and how soon questions are answered at
// 200,000 passages. The baseline of the same run is reading and hashing the same bytes. Figures are processor time of this
// process, so that a busy machine tells the same; the wall clock stands beside it. Environment: DOCUMENTS (a folder with
// .md files), QUESTIONS (JSON lines with "question"), PASSAGES (200000), DATABASE_URL (PGlite in memory without it).
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '../dist/app/database/index.js'
import { systemClock } from '../dist/kernel/clock.js'
import { sha256 } from '../dist/kernel/sha256.js'
import { createKnowledge, readFolder, readThesaurus, thesaurusFolder } from '../dist/knowledge/index.js'
import { createTenancy } from '../dist/tenancy/index.js'

const { DOCUMENTS: folder, QUESTIONS: list, DATABASE_URL: url } = process.env
const wanted = Number(process.env.PASSAGES ?? 200_000)
if (folder === undefined || list === undefined) {
  console.error('Set DOCUMENTS to a folder with .md files and QUESTIONS to a file with JSON lines.')
  process.exit(2)
}

async function timed(work) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, cpu: (user + system) / 1000, wall: performance.now() - start }
}
const seconds = ({ cpu, wall }) => `${(cpu / 1000).toFixed(1)} s processor, ${(wall / 1000).toFixed(1)} s clock`

const database = await openDatabase({ directory: undefined, ...(url === undefined ? {} : { url }), maxConnections: 2 })
const { tables } = database
const tenancy = await createTenancy({ tables, clock: systemClock })
const tenant = 'bench'
if (tenancy.find(tenant) === undefined) await tenancy.create({ id: tenant, name: 'Bench', isSample: false })
const thesaurus = readThesaurus(pathToFileURL(`${process.cwd()}/${thesaurusFolder}`))
const knowledge = createKnowledge({ tables, clock: systemClock, thesaurus })
const files = await readFolder(folder)
const megabytes = files.reduce((sum, { path }) => sum + readFileSync(path).length, 0) / 1e6

const bare = await timed(async () => files.map(({ path }) => sha256(readFileSync(path))))
console.log(`baseline, read and hash ${megabytes.toFixed(1)} MB: ${seconds(bare)}`)
const shelf = { tenant, collection: `bench-${Date.now()}` }
const first = await timed(() => knowledge.importFiles(shelf, files))
console.log(`import: ${seconds(first)}, ${((megabytes * 1000) / first.cpu).toFixed(1)} MB per second of processor`)

let passages = first.result.passages
for (let copy = 1; passages < wanted; copy++) {
  const copies = files.map(({ path, name }) => ({ path, name: `copy-${copy}/${name}` }))
  passages += (await knowledge.importFiles(shelf, copies)).passages
}
const questions = readFileSync(list, 'utf8')
  .trim()
  .split('\n')
  .map((line, id) => ({ id, question: JSON.parse(line).question }))
const opened = await timed(() => knowledge.search(shelf, questions.slice(0, 1)))
console.log(
  `index ${passages} passages at the first question: ${seconds(opened)}, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in all`,
)
const asked = []
for (let round = 0; round < 3; round++)
  for (const one of questions) asked.push(await timed(() => knowledge.search(shelf, [one])))
for (const clock of ['cpu', 'wall']) {
  const times = asked
    .slice(questions.length)
    .map((one) => one[clock])
    .sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)].toFixed(0)
  console.log(`question, ${clock === 'cpu' ? 'processor' : 'clock'}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
await database.close()
