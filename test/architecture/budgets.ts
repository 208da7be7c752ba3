/** How long files and functions may be (docs/architecture.md). Data is exempt, and so is the body of a `describe`. */
import { type Code, lineAt, type Violation, walk } from './read-code.ts'

const file = { warn: 250, fail: 400 }
const ordinary = { warn: 40, fail: 80 }
const component = { warn: 120, fail: 120 }
const mostKernelFiles = 12

export interface Budget {
  readonly warnings: readonly Violation[]
  readonly violations: readonly Violation[]
}

interface Measured {
  readonly what: string
  readonly lines: number
  readonly budget: { readonly warn: number; readonly fail: number }
}

export function measure(all: readonly Code[]): Budget {
  const measured = all.flatMap((code) => [
    { what: code.path, lines: code.lines, budget: file },
    ...(code.isTest ? [] : functionsOf(code)),
  ])
  const tell = ({ what, lines, budget }: Measured, limit: 'warn' | 'fail') =>
    `${what} has ${lines} lines (${budget[limit]})`
  const kernel = all.filter((code) => code.feature === 'kernel' && !code.isTest).length
  return {
    warnings: measured.filter(({ lines, budget }) => lines > budget.warn).map((entry) => tell(entry, 'warn')),
    violations: [
      ...measured.filter(({ lines, budget }) => lines > budget.fail).map((entry) => tell(entry, 'fail')),
      ...(kernel > mostKernelFiles ? [`src/kernel has ${kernel} files (${mostKernelFiles})`] : []),
    ],
  }
}

function functionsOf(code: Code): Measured[] {
  const found: Measured[] = []
  for (const { node, parent } of walk(code.parsed.program)) {
    const isFunction =
      node.type === 'FunctionDeclaration' ||
      node.type === 'FunctionExpression' ||
      node.type === 'ArrowFunctionExpression'
    if (!isFunction) continue
    const start = lineAt(code.text, node.start)
    const lines = lineAt(code.text, node.end) - start + 1
    const owner = node.id ?? (parent?.type === 'VariableDeclarator' ? parent.id : undefined)
    const name = owner?.type === 'Identifier' ? owner.name : ''
    const isComponent = code.path.endsWith('.tsx') && /^[A-Z]/.test(name)
    found.push({ what: `${code.path}:${start} ${name}`, lines, budget: isComponent ? component : ordinary })
  }
  return found
}
