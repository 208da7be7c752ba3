/** Reads the code of the repository for the court: every file parsed once, its imports resolved to paths. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type Comment, type Node, type ParseResult, parseSync, visitorKeys } from 'oxc-parser'

export interface Import {
  readonly specifier: string
  /** Path from the root of the repository; undefined for a package or a built-in module. */
  readonly target: string | undefined
  /** Erased by the compiler: it orders the house, but does nothing when the program runs. */
  readonly isType: boolean
  readonly names: readonly string[]
  readonly line: number
}

export interface Code {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly isTest: boolean
  /** The folder under `src/`. */
  readonly feature: string | undefined
  readonly imports: readonly Import[]
  readonly comments: readonly Comment[]
  readonly parsed: ParseResult
}

/** What is wrong, and where: `path:line what`. */
export type Violation = string

const folders = ['src', 'web', 'test', 'bench', 'scripts', 'bin', 'addons']
const skipped = new Set(['node_modules', 'dist'])

/** Every code file of the repository, as text by path. */
export function readRepository(root: URL): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (folder: string) => {
    for (const entry of readdirSync(new URL(`${folder}/`, root), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory() && !skipped.has(entry.name)) walk(path)
      else if (/\.(ts|tsx|js|mjs)$/.test(entry.name)) found.set(path, readFileSync(new URL(path, root), 'utf8'))
    }
  }
  const present = new Set(readdirSync(root))
  for (const folder of folders) if (present.has(folder)) walk(folder)
  return found
}

export function parseCode(texts: ReadonlyMap<string, string>): Code[] {
  return [...texts].map(([path, text]) => parseFile(path, text))
}

function parseFile(path: string, text: string): Code {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`)
  const feature = /^src\/([^/]+)\//.exec(path)?.[1]
  const isTest = /\.(test|suite)\.tsx?$/.test(path) || path.startsWith('test/')
  const lines = text.split('\n').length - 1
  const code = { path, text, lines, isTest, feature, comments: parsed.comments, parsed }
  return { ...code, imports: importsOf(path, text, parsed) }
}

function importsOf(path: string, text: string, { module, program }: ParseResult): Import[] {
  const make = (specifier: string, start: number, rest: Pick<Import, 'isType' | 'names'>): Import => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
    line: lineAt(text, start),
    ...rest,
  })
  const stated = module.staticImports.map(({ moduleRequest, entries, start }) =>
    make(moduleRequest.value, start, {
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
      names: entries.filter((entry) => !entry.isType).map((entry) => entry.importName.name ?? '*'),
    }),
  )
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, start, importName }) =>
      moduleRequest === null ? [] : [make(moduleRequest.value, start, { isType, names: [importName.name ?? '*'] })],
    ),
  )
  const later: Import[] = []
  for (const { node } of walk(program)) {
    const source = node.type === 'ImportExpression' || node.type === 'TSImportType' ? node.source : undefined
    if (source?.type === 'Literal' && typeof source.value === 'string')
      later.push(make(source.value, node.start, { isType: node.type === 'TSImportType', names: ['*'] }))
  }
  return [...stated, ...passedOn, ...later]
}

export interface Visited {
  readonly node: Node
  readonly parent: Node | undefined
}

/** Every node of a syntax tree with the one above it, outermost first. */
export function* walk(node: Node, parent?: Node): Generator<Visited> {
  yield { node, parent }
  for (const key of visitorKeys[node.type] ?? []) {
    const below = (node as unknown as { readonly [key: string]: Node | readonly (Node | null)[] | null })[key]
    for (const child of Array.isArray(below) ? below : [below]) if (child) yield* walk(child as Node, node)
  }
}

export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

export function at({ path, text }: Code, offset: number, what: string): Violation {
  return `${path}:${lineAt(text, offset)} ${what}`
}
