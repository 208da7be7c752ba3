/** Finds personal data in one text: normalise, cut into tokens, detect, remember, settle, map back to the text as given. */
import type { Span } from './contract.ts'
import { addCues } from './cues.ts'
import { detect } from './detect.ts'
import { Findings, settleFindings } from './findings.ts'
import { clearMemory, emptyMemory, type Memory, recall, remember } from './memory.ts'
import { copyTable, type Lexicon } from './names/lexicon.ts'
import { cueCount, type Scan } from './scan.ts'
import { emptyTokens, type Tokens, tokenise } from './tokens.ts'

/** `strict` masks more: also what is only probably personal. */
export type Mode = 'balanced' | 'strict'

export interface InspectOptions {
  readonly mode?: Mode | undefined
  /** The JSON key or column name of the text; it says what a bare value is. */
  readonly label?: string | undefined
}

export interface Inspector {
  /** Everything found in a text: sorted, without overlap, UTF-16 offsets into the text as given. Linear in its length. */
  inspect(text: string, options?: InspectOptions): readonly Span[]
}

/** Makes an inspector; it keeps buffers as long as the longest text it saw. */
export function createInspector(lexicon: Lexicon): Inspector {
  const table = copyTable(lexicon)
  addCues(table)
  const memory = emptyMemory()
  const cueAt = new Int32Array(cueCount)
  let tokens: Tokens = emptyTokens(4096)

  function inspect(text: string, { mode }: InspectOptions = {}): readonly Span[] {
    if (text.length >= tokens.start.length) tokens = emptyTokens(text.length + 1024)
    tokenise(text, table, tokens)
    const scan: Scan = { text, tokens, findings: new Findings(), table, isStrict: mode === 'strict', cueAt }
    detect(scan)
    const settled = settleFindings(text, scan.findings.list)
    if (settled.length === 0) return settled
    clearMemory(memory)
    rememberAll(memory, text, { tokens, settled })
    return addKnown(text, settled, { tokens, memory })
  }

  return { inspect }
}

/** Adds the mentions of what is remembered. */
function addKnown(
  text: string,
  settled: readonly Span[],
  { tokens, memory }: { tokens: Tokens; memory: Memory },
): readonly Span[] {
  const findings = new Findings()
  let next = 0
  recall(memory, text, {
    tokens,
    findings,
    isCovered(at) {
      while (next < settled.length && (settled[next]?.end ?? 0) <= at) next += 1
      return (settled[next]?.start ?? text.length + 1) <= at
    },
  })
  return findings.list.length === 0 ? settled : settleFindings(text, [...settled, ...findings.list])
}

function rememberAll(
  memory: Memory,
  text: string,
  { tokens, settled }: { tokens: Tokens; settled: readonly Span[] },
): void {
  let from = 0
  for (const { start, end, type } of settled) {
    while (from < tokens.count && (tokens.end[from] ?? 0) <= start) from += 1
    remember(memory, text, { start, end, type, tokens, from })
  }
}
