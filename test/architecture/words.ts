/** What may not be written: holes in the types, the environment, words that put off work, names that say nothing. */
import { at, type Code, type Violation, walk } from './read-code.ts'

const emptyNames = /(^|\/)(utils?|helpers?|common|misc|types)(\.\w+)*(\/|$)/i
/** Only biome's own form passes, for one rule and with its proof. */
const suppression =
  /@ts-(ignore|expect-error|nocheck)|eslint-disable|(v8|istanbul) ignore|biome-ignore(?! lint\/\w+\/\w+: .{20})/
const postponed = /\b(TODO|FIXME|XXX|HACK)\b/

export function nameViolations(all: readonly Code[]): Violation[] {
  return all.filter(({ path }) => emptyNames.test(path)).map(({ path }) => `${path}:1 a name that says nothing`)
}

export function commentViolations(all: readonly Code[]): Violation[] {
  return all.flatMap((code) =>
    code.comments.flatMap(({ value, start }) => [
      ...(suppression.test(value) ? [at(code, start, 'a suppression')] : []),
      ...(postponed.test(value) ? [at(code, start, 'work put off in a comment')] : []),
    ]),
  )
}

export function typeViolations(all: readonly Code[]): Violation[] {
  const found: Violation[] = []
  for (const code of all) {
    for (const { node } of walk(code.parsed.program)) {
      if (node.type === 'TSAnyKeyword') found.push(at(code, node.start, 'any'))
      const isCast = node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion'
      const type = isCast ? code.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) : ''
      if (/\bSafePrompt\b/.test(type) && code.feature !== 'pii')
        found.push(at(code, node.start, 'only pii makes a prompt safe'))
    }
  }
  return found
}

/** `process.env` in the program itself; tests and scripts are their own world. */
export function environmentViolations(all: readonly Code[]): Violation[] {
  const found: Violation[] = []
  for (const code of all) {
    if (code.feature === undefined || code.isTest || code.path === 'src/app/config.ts') continue
    for (const { node } of walk(code.parsed.program)) {
      if (node.type !== 'MemberExpression' && node.type !== 'VariableDeclarator') continue
      const text = code.text.slice(node.start, node.end)
      if (/^process\s*(\?\.|\.)\s*env$|^process\[.env.\]$|^\{[^}]*\benv\b[^}]*\} = process$/.test(text))
        found.push(at(code, node.start, 'only app/config.ts reads the environment'))
    }
    for (const { specifier, line } of code.imports)
      if (/^(node:)?process$/.test(specifier)) found.push(`${code.path}:${line} the global process is enough`)
  }
  return found
}
