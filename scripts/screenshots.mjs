// npm run screenshots: a picture of every page, wide and narrow, light and dark, in screenshots/ (which git ignores).
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build, install, requireNode, root } from './ready.mjs'

requireNode()
install(console.log)
build(console.log)
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
const folder = path.join(root, 'screenshots')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/web/pages.test.ts'], {
  cwd: root,
  env: { ...process.env, SCREENSHOTS_FOLDER: folder },
  stdio: 'inherit',
})
console.log(`De schermafbeeldingen staan in ${folder}.`)
process.exitCode = status ?? 1
