// npm run bench:what-if: a draft of policy over 100,000 recorded decisions, read from a real log on disk and judged twice.
// Environment: RECORDS (100000).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { roles } from '../dist/identity/index.js'
import { systemClock } from '../dist/kernel/clock.js'
import { zones } from '../dist/kernel/zone.js'
import { createSigningKey, openLedger, viewLog } from '../dist/ledger/index.js'
import { piiTypes } from '../dist/pii/index.js'
import { createPolicy, defaultPolicyFile, policySchemaFile } from '../dist/policy/index.js'
import { computeMatrix } from '../dist/rulebook/matrix/matrix.js'
import { readRecorded } from '../dist/rulebook/what-if/recorded-facts.js'
import { compare } from '../dist/rulebook/what-if/what-if.js'

const records = Number(process.env.RECORDS ?? 100_000)
const callers = 64
const useCases = Array.from({ length: 50 }, (_, n) => ({
  id: `toepassing-${n}`,
  version: 1,
  state: n % 10 === 0 ? 'gestopt' : 'in-gebruik',
  riskClass: 'transparantie',
  zones: n % 3 === 0 ? ['own'] : ['own', 'nl', 'eu'],
  kinds: n % 4 === 0 ? ['PERSON', 'EMAIL'] : 'all',
  whoMayUse: n % 5 === 0 ? ['medewerker'] : 'everyone',
  relaxOwn: n % 7 === 0,
  keepNoText: false,
}))
/** Other kinds each time, so that there are about as many different facts as a municipality has in a year. */
const record = (n) => ({
  v: 1,
  type: n % 9 === 0 ? 'passage.refused' : 'passage.opened',
  passage: `p${n}`,
  at: new Date(Date.UTC(2026, 10, 24) - (records - n) * 1000).toISOString(),
  actor: { kind: n % 3 === 0 ? 'key' : 'person', id: `p_${n % 400}`, roles: [roles[n % roles.length]] },
  useCase: { id: useCases[n % 50].id, version: 1 },
  zone: zones[n % zones.length],
  kinds: { [piiTypes[n % piiTypes.length]]: 2, [piiTypes[(n * 7) % piiTypes.length]]: 1 },
  filler: 'x'.repeat(300),
})
const file = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const [text, schema] = [file(defaultPolicyFile), file(policySchemaFile)]
const extra = `@id("extra") @explanation("Nee.") @ground("x")
forbid (principal, action in [Action::"send", Action::"sendPseudonymised"], resource) when { context.kinds.contains("EMAIL") };`
const seconds = async (work) => {
  const start = performance.now()
  await work()
  return ((performance.now() - start) / 1000).toFixed(2)
}

const folder = mkdtempSync(join(tmpdir(), 'stadspoort-bench-'))
try {
  const key = await createSigningKey(join(folder, 'key'))
  const directory = join(folder, 'log')
  const ledger = await openLedger({ directory, origin: 'bench.example/node-1', key, clock: systemClock })
  let next = 0
  const caller = async () => {
    while (next < records) await ledger.append(record(next++))
  }
  await Promise.all(Array.from({ length: callers }, caller))
  await ledger.close()

  const live = createPolicy({ text, schema })
  const draft = createPolicy({ text: `${text}\n${extra}`, schema })
  const byId = new Map(useCases.map((useCase) => [useCase.id, useCase]))
  let recorded
  const reading = await seconds(async () => {
    recorded = await readRecorded([(await viewLog(directory)).back()], '2000', () => setImmediate())
  })
  let said
  const judging = await seconds(async () => {
    said = await compare({ live, draft, recorded, useCaseAt: async (id) => byId.get(id), pause: () => setImmediate() })
  })
  if (said.count !== records || said.changed === 0) throw new Error('the decisions were not judged')
  let matrix
  const fresh = createPolicy({ text: `${text}\n// matrix`, schema })
  const filling = await seconds(async () => {
    matrix = await computeMatrix(fresh, { kinds: piiTypes, zones, roles, useCases }, () => setImmediate())
  })
  console.log(`what-if over ${records} decisions: read ${reading} s, judged ${judging} s (goal: 30 s together)`)
  console.log(`${recorded.groups.length} different facts, ${said.changed} decisions would change`)
  console.log(`matrix of ${matrix.cells.length} combinations: ${filling} s (goal: 5 s)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
