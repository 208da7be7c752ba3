// Appends as fast as it can until somebody kills it, and tells each receipt on standard output the moment it has it.
// usage: node append-under-load.mjs BUILT-SOURCE DIRECTORY KEY-FILE ORIGIN [HOW-MANY]
import { writeSync } from 'node:fs'

const [built, directory, keyFile, origin, most = 'Infinity'] = process.argv.slice(2)
const { loadSigningKey, openLedger } = await import(`${built}/ledger/index.js`)
const { systemClock } = await import(`${built}/kernel/clock.js`)

const key = await loadSigningKey(keyFile)
// Publishes often and in small segments, so that a kill meets every part of the work.
const ledger = await openLedger({
  directory,
  origin,
  key,
  clock: systemClock,
  publishAfterMs: 15,
  segmentBytes: 100_000,
})
writeSync(1, `open ${ledger.size()}\n`)

let next = 0
async function caller() {
  while (next < Number(most)) {
    const record = { n: next++, run: process.pid, t: 'x'.repeat(next % 700) }
    const { index } = await ledger.append(record)
    writeSync(1, `ack ${index} ${record.run} ${record.n}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, caller))
await ledger.close()
