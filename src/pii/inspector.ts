/** Finds personal data in one text: normalise, cut into tokens, detect, remember, settle, map back to the text as given. */
import { tieToPersons } from './about-person.ts'
import { readColumns } from './columns.ts'
import { type PiiType, type Span, sensitiveKinds } from './contract.ts'
import { addCues } from './cues.ts'
import { detect } from './detect.ts'
import { findEncoded } from './detectors/encoded.ts'
import { withoutBudgets } from './detectors/money.ts'
import { isAboutNobody } from './detectors/sensitive.ts'
import { addSensitiveTerms } from './detectors/sensitive-terms.ts'
import { type Finding, Findings, settleFindings } from './findings.ts'
import { clearMemory, emptyMemory, type Memory, recall, remember } from './memory.ts'
import { findTagged, tagNames } from './names/find-tagged.ts'
import { addPlace, copyTable, type Lexicon } from './names/lexicon.ts'
import { compilePublicNames, withoutPublic } from './names/public-names.ts'
import { emptyTags, type Tagger } from './names/tagger.ts'
import { type Normal, normalise } from './normalise.ts'
import { findOwn, withoutKept } from './own/find-own.ts'
import type { CompiledRules } from './own/own-rules.ts'
import { cueCount } from './scan.ts'
import { emptyTokens, type Tokens, tokenise } from './tokens.ts'

/** `strict` masks more: also what is only probably personal. */
export type Mode = 'balanced' | 'strict'

/** How to look at one text. */
export interface InspectOptions {
  readonly mode?: Mode | undefined
  /** The JSON key or column name of the text; it says what a bare value is. */
  readonly label?: string | undefined
  /** Whose text it is: what is remembered in one scope is not used in another (`rememberInspections`). */
  readonly scope?: string | undefined
}

/** Finds personal data in a text. */
export interface Inspector {
  /** Everything found in a text: sorted, without overlap, UTF-16 offsets into the text as given. Linear in its length. */
  inspect(text: string, options?: InspectOptions): readonly Span[]
}

const sensitiveTypes: ReadonlySet<PiiType> = new Set(sensitiveKinds)

/** These say that a text is about somebody. */
const identifies: ReadonlySet<PiiType> = new Set([
  'PERSON',
  'BSN',
  'DATE_OF_BIRTH',
  'STREET_ADDRESS',
  'PHONE',
  'EMAIL',
  'V_NUMBER',
])

/** How deep codes in codes are opened: base64 of base64. */
const maxDepth = 2

/**
 * Makes an inspector; it keeps buffers as long as the longest text it saw.
 * @param lexicon what words may be (`parseLexicon`)
 * @param tagger the weights of the name tagger (`parseTagger`); without it names are found by cues, initials and lists alone
 * @param own the municipality's own words, patterns, streets and places (`compileOwnRules`)
 */
export function createInspector(lexicon: Lexicon, tagger?: Tagger, own?: CompiledRules): Inspector {
  const table = copyTable(lexicon)
  for (const words of own?.places ?? []) addPlace(table, words)
  addCues(table)
  const sensitive = addSensitiveTerms(table, lexicon.sensitive)
  const publicNames = compilePublicNames(lexicon.public)
  const memory = emptyMemory()
  const cueAt = new Int32Array(cueCount)
  let tokens: Tokens = emptyTokens(4096)
  let tags = emptyTags(4096)

  function findIn(text: string, isStrict: boolean, depth: number): readonly Span[] {
    const findings = new Findings()
    // Codes come first: looking into them uses the same buffers.
    if (depth < maxDepth) findEncoded(text, findings, (decoded) => findIn(decoded, isStrict, depth + 1))
    if (text.length >= tokens.start.length) {
      tokens = emptyTokens(text.length + 1024)
      tags = emptyTags(text.length + 1024)
    }
    tokenise(text, table, tokens)
    const columns = readColumns(text, tokens)
    const scan = { text, tokens, findings, table, dutch: lexicon.dutch, isStrict, cueAt, sensitive, columns, tags, own }
    if (tagger !== undefined) tagNames(scan, tagger)
    detect(scan)
    if (tagger !== undefined) findTagged(scan)
    if (own !== undefined) findOwn(scan, own)
    const all = withoutBudgets(
      withoutPolicy(text, withoutPublic(scan, publicNames, settleFindings(text, findings.list))),
    )
    const settled = own === undefined ? all : withoutKept(scan, own, all)
    if (settled.length === 0) return settled
    clearMemory(memory)
    rememberAll(memory, { text, tokens }, settled)
    return addKnown(text, settled, { tokens, memory })
  }

  return {
    inspect(given, { mode, label } = {}) {
      const cue = label === undefined ? '' : `${asWords(label)}: `
      const normal = normalise(given)
      const spans = findIn(cue + (normal?.text ?? given), mode === 'strict', 0)
      return tieToPersons(
        given,
        cue === '' && normal === undefined ? spans : mapBack(spans, { before: cue.length, normal }),
      )
    },
  }
}

/** Leaves out the sensitive terms of a text about nobody. */
function withoutPolicy(text: string, settled: Finding[]): Finding[] {
  if (!settled.some(({ type }) => sensitiveTypes.has(type))) return settled
  const hasPerson = settled.some(({ type }) => identifies.has(type))
  return isAboutNobody(text, hasPerson) ? settled.filter(({ type }) => !sensitiveTypes.has(type)) : settled
}

/** `dateOfBirth`, `geboorte_datum` and `BSN-nummer` as the words they are. */
function asWords(label: string): string {
  return label
    .slice(0, 64)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_.-]+/g, ' ')
}

/** From offsets in the text that was read to offsets in the text as given. */
function mapBack(
  spans: readonly Span[],
  { before, normal }: { before: number; normal: Normal | undefined },
): readonly Span[] {
  const mapped: Span[] = []
  let last = 0
  for (const span of spans) {
    if (span.end <= before) continue
    const from = Math.max(span.start - before, 0)
    const to = span.end - before
    const start = Math.max(normal === undefined ? from : (normal.from?.[from] ?? from), last)
    const end = normal === undefined ? to : (normal.to?.[to - 1] ?? to)
    if (end <= start) continue
    mapped.push({ ...span, start, end })
    last = end
  }
  return mapped
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

function rememberAll(memory: Memory, read: { text: string; tokens: Tokens }, settled: readonly Span[]): void {
  const { tokens } = read
  let from = 0
  for (const { start, end, type } of settled) {
    while (from < tokens.count && (tokens.end[from] ?? 0) <= start) from += 1
    remember(memory, read, { start, end, type, from })
  }
}
