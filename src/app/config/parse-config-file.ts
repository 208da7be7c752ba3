/** The settings file: YAML with the place of every value, so that each problem can point at its line. */
import { readFileSync } from 'node:fs'
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml'
import type { PlacedIssue } from './check-config.ts'

/** `line:column` in the file of the value a JSON Pointer names, or of its nearest parent. */
export type Where = (pointer: string) => string | undefined

export interface ParsedFile {
  readonly value: unknown
  readonly where: Where
  readonly issues: readonly PlacedIssue[]
}

export function parseConfigFile(file: string): ParsedFile {
  const failed = (detail: string): ParsedFile => ({
    value: {},
    where: () => undefined,
    issues: [{ pointer: '', detail, at: undefined }],
  })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return failed('Dit bestand is er niet of is niet te lezen.')
  }
  const lines = new LineCounter()
  // At most 100 aliases, so that a small file cannot unfold into a huge one.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${line}:${col}`
  }
  const issues = document.errors.map((error) => ({
    pointer: '',
    detail: syntaxDetail(error.code),
    at: place(error.pos[0]),
  }))
  if (issues.length > 0) return { value: {}, where: () => undefined, issues }
  const where: Where = (pointer) => {
    const keys = pointer.split('/').slice(1).map(unescapeKey)
    for (let depth = keys.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(keys.slice(0, depth).map(numeric), true)
      if (isNode(node) && node.range) return place(keyOffset(document.contents, keys.slice(0, depth)) ?? node.range[0])
    }
    return undefined
  }
  return { value: document.toJS({ maxAliasCount: 100 }) ?? {}, where, issues }
}

function syntaxDetail(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Deze sleutel staat er twee keer.'
  if (code === 'TAB_AS_INDENT') return 'Spring in met spaties, niet met tabs.'
  return `Dit is geen geldige YAML (${code}).`
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}

function numeric(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key
}

/** Where the key itself stands: more useful to look at than the start of its value. */
function keyOffset(root: unknown, keys: readonly string[]): number | undefined {
  const last = keys.at(-1)
  if (last === undefined || !isCollection(root)) return undefined
  const parents = keys.slice(0, -1).map(numeric)
  const parent = parents.length === 0 ? root : root.getIn(parents, true)
  if (!isCollection(parent)) return undefined
  for (const item of parent.items) {
    if (typeof item !== 'object' || item === null || !('key' in item) || !isNode(item.key)) continue
    if (String(item.key) === last && item.key.range) return item.key.range[0]
  }
  return undefined
}
