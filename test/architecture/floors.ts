/** Law 1: imports go down, never sideways, and only through a feature's front door. */
import type { Code, Import, Violation } from './read-code.ts'

/** Lowest first; features on one floor do not know each other. `docs/architecture.md` shows the same table. */
export const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['pii', 'policy'],
  ['ledger', 'models'],
  ['identity', 'tenancy'],
  ['register', 'literacy', 'rulebook'],
  ['gateway'],
  ['knowledge', 'redaction', 'discovery', 'audit'],
  ['workplace', 'grip', 'transparency'],
  ['app'],
]

const floorOf = (feature: string) => floors.findIndex((floor) => floor.includes(feature))
const featureOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1]
const frontDoor = /^src\/[^/]+\/(index|contract)\.ts$/
const contract = /^src\/.*contract\.ts$/

/** Imports of one file that break the law. */
function judgeImport(code: Code, { target, specifier }: Import): string | undefined {
  if (target === undefined) return undefined
  const into = featureOf(target)
  if (code.feature === undefined) {
    const isWeb = code.path.startsWith('web/') && !code.isTest
    return isWeb && into !== undefined && !contract.test(target) ? 'web/ may import only src/**/contract.ts' : undefined
  }
  // A test wires a world of its own.
  if (code.isTest) return undefined
  if (into === undefined) return `src/ may not import ${specifier}`
  if (into === code.feature) return undefined
  if (floorOf(into) === -1) return `${into} has no floor`
  if (floorOf(into) >= floorOf(code.feature)) return `${code.feature} may not import ${into}: imports go down`
  if (into !== 'kernel' && !frontDoor.test(target)) return `${specifier} is not a front door of ${into}`
  return undefined
}

export function floorViolations(all: readonly Code[]): Violation[] {
  return all.flatMap((code) => [
    ...(code.feature !== undefined && floorOf(code.feature) === -1
      ? [`${code.path}:1 ${code.feature} has no floor`]
      : []),
    ...code.imports.flatMap((entry) => {
      const what = judgeImport(code, entry)
      return what === undefined ? [] : [`${code.path}:${entry.line} ${what}`]
    }),
  ])
}

/** Loops between files of one feature; each is told once, as a path that ends where it began. */
export function loopViolations(all: readonly Code[]): Violation[] {
  const byPath = new Map(
    all.filter((code) => code.feature !== undefined && !code.isTest).map((code) => [code.path, code]),
  )
  const done = new Set<string>()
  const found: Violation[] = []
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push(`import loop: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`)
      return
    }
    if (done.has(path)) return
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (target !== undefined && byPath.has(target)) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of byPath.keys()) visit(path, [])
  return found
}
