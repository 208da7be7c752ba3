import { test } from 'vitest'
import { inspector } from '/tmp/wt/pii-engine/test/inspector.ts'
import { readCorpus } from '/tmp/wt/pii-engine/test/golden/pii/read-corpus.ts'
test('x', () => {
  const types = (process.env.TYPES ?? '').split(',')
  const out: string[] = []
  for (const { id, text, spans } of [...readCorpus('train'), ...readCorpus('dev')]) {
    const found = inspector.inspect(text)
    for (const s of spans) {
      if (s.optional || !types.includes(s.type)) continue
      let ok = true
      for (let at = s.start; at < s.end; at++) if (/[\p{L}\p{N}]/u.test(text[at]!) && !found.some((f) => f.start <= at && at < f.end)) ok = false
      if (!ok) out.push(`${s.type} ${id.split('/').at(-1)}: ${text.slice(Math.max(0, s.start - 60), s.start)}⟦${text.slice(s.start, s.end)}⟧${text.slice(s.end, s.end + 20)}`.replaceAll('\n', '⏎'))
    }
  }
  console.log(out.join('\n'))
})
