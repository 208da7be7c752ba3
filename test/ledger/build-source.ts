import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Compiles the source to a fresh folder, for tests that need a plain Node process: `dist/` may be old or absent. */
export function buildSource(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stadspoort-built-'))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder], { cwd: root })
  if (!existsSync(join(folder, 'ledger/index.js'))) throw new Error(`the source does not compile: ${stdout}`)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return folder
}
