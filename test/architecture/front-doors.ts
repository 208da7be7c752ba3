/** A front door opens with what the feature promises, and everything that goes through it is documented. */

import { posix } from 'node:path'
import type { Node, StaticExportEntry } from 'oxc-parser'
import { at, type Code, type Violation } from './read-code.ts'

const frontDoor = /^src\/(?!app\/)[^/]+\/index\.ts$/
const fewestPromiseLines = 3
/** `export * from` */
const everything = 'AllButDefault'

export function frontDoorViolations(all: readonly Code[]): Violation[] {
  const byPath = new Map(all.map((code) => [code.path, code]))
  return all
    .filter(({ path }) => frontDoor.test(path))
    .flatMap((code) => [...promiseViolations(code), ...undocumented(code, byPath)])
}

function promiseViolations(code: Code): Violation[] {
  const [first] = code.comments
  const lines = first?.value.split('\n').filter((line) => /\w/.test(line)).length ?? 0
  const opens = first?.start === 0 && first.value.startsWith('*') && lines >= fewestPromiseLines
  return opens ? [] : [`${code.path}:1 does not open with what the feature promises`]
}

function undocumented(code: Code, byPath: ReadonlyMap<string, Code>): Violation[] {
  return exportsOf(code).flatMap((entry) => {
    const next = entry.moduleRequest === null ? undefined : byPath.get(pathOf(code, entry.moduleRequest.value))
    const isEverything = entry.importName.kind === everything
    if (isEverything && next !== undefined) return undocumented(next, byPath)
    const name = entry.exportName.name ?? entry.moduleRequest?.value
    const place = isEverything ? undefined : declarationOf(code, entry, byPath)
    if (place === undefined) return [at(code, entry.start, `the declaration of ${name} cannot be found`)]
    return hasComment(place)
      ? []
      : [at(place.code, place.node.start, `${name} goes through a front door without words`)]
  })
}

const pathOf = (code: Code, specifier: string) => posix.join(posix.dirname(code.path), specifier)
const exportsOf = (code: Code) => code.parsed.module.staticExports.flatMap(({ entries }) => entries)

interface Place {
  readonly code: Code
  readonly node: Node
}

/** Follows an export to the statement that declares it, through any number of files. */
function declarationOf(code: Code, entry: StaticExportEntry, byPath: ReadonlyMap<string, Code>): Place | undefined {
  if (entry.moduleRequest === null) {
    const node = statementOf(code, entry.localName.name ?? entry.exportName.name ?? '')
    return node && { code, node }
  }
  const next = byPath.get(pathOf(code, entry.moduleRequest.value))
  const found = next && exportsOf(next).find(({ exportName }) => exportName.name === entry.importName.name)
  return found && declarationOf(next, found, byPath)
}

function statementOf(code: Code, name: string): Node | undefined {
  return code.parsed.program.body.find((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (inner === null) return false
    if (inner.type === 'VariableDeclaration')
      return inner.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name)
    return 'id' in inner && inner.id?.type === 'Identifier' && inner.id.name === name
  })
}

function hasComment({ code, node }: Place): boolean {
  return code.comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= node.start && code.text.slice(end, node.start).trim() === '',
  )
}
