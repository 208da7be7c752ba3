// What the gate must reach, beside what one run measured (the issue "The gate", section "Figures to show").

/** @param found per scenario and target: the medians of the run; `memory`: MiB of the gate */
export function goalsOf({ one, many, long, stream, streams }, memory) {
  const gate = 'stadspoort'
  const atMost = (goal, limit, unit, value) => ({
    goal,
    wanted: `≤ ${limit} ${unit}`,
    value,
    unit,
    isMet: value <= limit,
  })
  const ratio = many[gate].versusPortkey
  return [
    { goal: 'requests/s, 32 callers, 2 kB', wanted: '≥ 3 × Portkey', value: ratio, unit: '×', isMet: ratio >= 3 },
    atMost('CPU per request of 2 kB, 32 callers', 300, 'µs', many[gate].cpuPerRequest),
    atMost('added p50, one caller', 1, 'ms', one[gate].addedP50),
    atMost('added time to first chunk, one stream', 1.5, 'ms', stream[gate].addedFirst),
    atMost('CPU per streamed chunk, 32 streams', 10, 'µs', streams[gate].cpuPerEvent),
    atMost('resident memory at its highest, without PGlite', 200, 'MiB', memory),
    atMost('CPU of ten times the text', 10, '×', long[gate].cpuPerRequest / many[gate].cpuPerRequest),
  ]
}

/** One line per goal, with what was measured and whether that will do. */
export function verdicts(goals) {
  return Object.fromEntries(
    goals.map(({ goal, wanted, value, unit, isMet }) => [
      goal,
      {
        wanted,
        measured: value === undefined ? 'not measured' : `${Number(value.toFixed(2))} ${unit}`,
        verdict: value === undefined ? '–' : isMet ? 'ok' : 'not met',
      },
    ]),
  )
}
