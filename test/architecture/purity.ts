/** Law 2: a file is pure unless its name says otherwise. And what crosses HTTP can be read by a browser. */
import { at, type Code, type Violation, walk } from './read-code.ts'

const mayDoIo = /^src\/(app\/|.*\/adapters\/|[^/]+\/(index|(store|routes)(\/[a-z-]+)?)\.ts$)/
/** Compute only. Randomness is the one impure thing in node:crypto: see `impureNames`. */
const purePackages =
  /^(node:(buffer|crypto|events|path|string_decoder|url|util|zlib)|zod|yaml|canonicalize|drizzle-orm\/pg-core|snowball-stemmers|@cedar-policy\/cedar-wasm\/nodejs)$/
const impureNames = /^(random\w*|generateKey\w*|\*)$/
/** Where time and chance come from; everywhere else they are arguments. */
const worldFiles = new Set(['src/kernel/clock.ts', 'src/kernel/ids.ts'])
const globals = new Set(['process', 'fetch', 'console', 'WebSocket', 'XMLHttpRequest'])
const clocks = new Set(['Date.now', 'performance.now', 'Math.random'])

const isJudged = (code: Code) => code.feature !== undefined && !code.isTest && !mayDoIo.test(code.path)

export function purityViolations(all: readonly Code[]): Violation[] {
  return all.filter(isJudged).flatMap((code) => [...impureImports(code), ...impureWords(code)])
}

function impureImports(code: Code): Violation[] {
  return code.imports.flatMap(({ specifier, target, isType, names, line }) => {
    if (target !== undefined || isType) return []
    const isRandom = specifier === 'node:crypto' && names.some((name) => impureNames.test(name))
    const isPure = purePackages.test(specifier) && (!isRandom || worldFiles.has(code.path))
    return isPure ? [] : [`${code.path}:${line} a pure file may not use ${specifier}${isRandom ? ' for chance' : ''}`]
  })
}

function impureWords(code: Code): Violation[] {
  const found: Violation[] = []
  for (const { node, parent } of walk(code.parsed.program)) {
    if (node.type === 'Identifier' && globals.has(node.name)) {
      const isName = parent?.type === 'MemberExpression' || parent?.type === 'Property'
      const isOwn = isName && (parent.type === 'MemberExpression' ? parent.property : parent.key) === node
      if (!isOwn) found.push(at(code, node.start, `a pure file may not use ${node.name}`))
    }
    if (worldFiles.has(code.path)) continue
    if (node.type === 'MemberExpression' && clocks.has(code.text.slice(node.start, node.end)))
      found.push(at(code, node.start, 'time and chance are arguments'))
    const isNow = node.type === 'NewExpression' && node.arguments.length === 0
    if (isNow && node.callee.type === 'Identifier' && node.callee.name === 'Date')
      found.push(at(code, node.start, 'time is an argument'))
  }
  return found
}

/** contract.ts and everything it pulls in when it runs: zod and pure files, nothing of Node. */
export function contractViolations(all: readonly Code[]): Violation[] {
  const byPath = new Map(all.map((code) => [code.path, code]))
  const found: Violation[] = []
  for (const start of all.filter((code) => code.path.endsWith('/contract.ts'))) {
    const seen = new Set<string>()
    const visit = (code: Code) => {
      if (seen.has(code.path)) return
      seen.add(code.path)
      for (const { specifier, target, isType, line } of code.imports.filter((entry) => !entry.isType)) {
        const next = target === undefined ? undefined : byPath.get(target)
        if (next !== undefined) visit(next)
        else if (!isType && specifier !== 'zod')
          found.push(`${code.path}:${line} ${start.path} must work in a browser, and this is ${specifier}`)
      }
    }
    visit(start)
  }
  return found
}
