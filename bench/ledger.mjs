// npm run bench:ledger: appends 100,000 records with 16 callers at a time, and verifies the whole log from its records.
// The baseline of the same run is what the machine itself can do: one SHA-256 of the same bytes per record, and fdatasync
// of the same bytes in one file. Environment: RECORDS (100000).
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../dist/kernel/clock.js'
import { createSigningKey, openLedger, verifyLog } from '../dist/ledger/index.js'

const records = Number(process.env.RECORDS ?? 100_000)
const callers = 16
const folder = mkdtempSync(join(tmpdir(), 'stadspoort-bench-'))
const seconds = async (work) => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
/** As large as the opening record of a passage. */
const record = (n) => ({
  v: 1,
  type: 'passage.opened',
  passage: `p${n}`,
  at: '2026-11-24T12:00:00.000Z',
  filler: 'x'.repeat(600),
})

try {
  const key = await createSigningKey(join(folder, 'key'))
  const directory = join(folder, 'log')
  const ledger = await openLedger({ directory, origin: 'bench.example/node-1', key, clock: systemClock })
  let next = 0
  const append = await seconds(async () => {
    const caller = async () => {
      while (next < records) await ledger.append(record(next++))
    }
    await Promise.all(Array.from({ length: callers }, caller))
  })
  await ledger.close()
  let report
  const verify = await seconds(async () => {
    report = await verifyLog({ directory })
  })
  if (!report.ok || report.size !== records) throw new Error('the log does not verify')

  const bytes = Buffer.from(JSON.stringify(record(0)))
  const hash = await seconds(async () => {
    for (let n = 0; n < records; n++) createHash('sha256').update(bytes).digest()
  })
  const syncs = 500
  const file = await open(join(folder, 'file'), 'w')
  const sync = await seconds(async () => {
    for (let n = 0; n < syncs; n++) {
      await file.write(bytes)
      await file.datasync()
    }
  })
  await file.close()

  const per100k = (value) => (value / records) * 100_000
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, ${records} records`)
  console.table({
    'append, 16 callers': { 'per second': Math.round(records / append), 'seconds per 100,000': per100k(append) },
    'verify the whole log': {
      'per second': Math.round(records / verify),
      'seconds per 100,000': per100k(verify),
      target: `at most 10: ${per100k(verify) <= 10 ? 'ok' : 'NOT MET'}`,
    },
    'baseline: one SHA-256 each': { 'per second': Math.round(records / hash), 'seconds per 100,000': per100k(hash) },
    'baseline: one fdatasync each': {
      'per second': Math.round(syncs / sync),
      'seconds per 100,000': (sync / syncs) * 100_000,
    },
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
