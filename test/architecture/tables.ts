/**
 * Law 3: a table has one owner; only its feature's store.ts names it, or a part of that in store/. The tables of
 * app/database belong to no feature.
 */
import { at, type Code, type Violation, walk } from './read-code.ts'

const store = /^src\/([^/]+)\/store(\/[a-z-]+)?\.ts$/
const outside = /^src\/app\/database\//

/** @param migrations text of the SQL files, by path */
export function tableViolations(all: readonly Code[], migrations: ReadonlyMap<string, string>): Violation[] {
  const tables = [...migrations.values()].flatMap((sql) => [
    ...sql.matchAll(/^create table (?:if not exists )?(\w+)/gim),
  ])
  const names = tables.map((match) => match[1] ?? '')
  const judged = all.filter((code) => code.feature !== undefined && !code.isTest)
  const owners = new Map<string, string>()
  const found: Violation[] = []
  for (const code of judged) {
    for (const { name, start } of tablesOf(code)) {
      if (!store.test(code.path)) found.push(at(code, start, `table ${name} is described outside a store.ts`))
      const owner = owners.get(name)
      if (owner !== undefined) found.push(at(code, start, `table ${name} already belongs to ${owner}`))
      owners.set(name, code.path)
    }
  }
  for (const name of names) {
    const isInside = judged.some((code) => outside.test(code.path) && new RegExp(`\\b${name}\\b`).test(code.text))
    if (!owners.has(name) && !isInside) found.push(`table ${name} has no owner`)
  }
  return [...found, ...judged.flatMap((code) => sqlViolations(code, names, owners))]
}

function tablesOf(code: Code): { readonly name: string; readonly start: number }[] {
  const found = []
  for (const { node } of walk(code.parsed.program)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'pgTable') continue
    const [name] = node.arguments
    if (name?.type === 'Literal') found.push({ name: String(name.value), start: node.start })
  }
  return found
}

/** Tables named in written-out SQL. */
function sqlViolations(code: Code, names: readonly string[], owners: ReadonlyMap<string, string>): Violation[] {
  if (outside.test(code.path)) return []
  const named = new RegExp(`\\b(?:from|into|update|join|table)\\s+"?(${names.join('|')})\\b`, 'gi')
  const found: Violation[] = []
  for (const { node } of walk(code.parsed.program)) {
    const text = node.type === 'TemplateElement' ? node.value.raw : node.type === 'Literal' ? node.value : undefined
    if (typeof text !== 'string') continue
    for (const [, name = ''] of text.matchAll(named))
      if (owners.get(name) !== code.path) found.push(at(code, node.start, `only its owner may name table ${name}`))
  }
  return found
}
