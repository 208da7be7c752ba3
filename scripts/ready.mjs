/**
 * Makes a fresh checkout ready to run with Node and npm alone: the right Node, the packages of package-lock.json, an
 * up-to-date dist/. Each step first looks whether there is anything to do, so a second start costs a fraction of a second.
 * Plain JavaScript that an old Node can read too: it has to be able to say that it is too old.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const lowestNode = [20, 19]
const inRoot = (...parts) => path.join(root, ...parts)
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Ends the process with one sentence when this Node cannot run the program. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])) return
  process.stderr.write(
    `Stadspoort heeft Node ${lowestNode.join('.')} of nieuwer nodig; dit is Node ${process.versions.node}. Installeer een nieuwere versie van https://nodejs.org.\n`,
  )
  process.exit(1)
}

/** Installs what package-lock.json asks for, unless node_modules has exactly that. */
export function install(say) {
  if (isInstalled()) return
  say('Onderdelen installeren. Dat kan een minuut duren.')
  // The build needs the development packages, also where NODE_ENV=production would leave them out.
  const { status } = npm(['ci', '--include=dev', '--loglevel=error'])
  if (status === 0) return
  process.stderr.write(
    'De onderdelen zijn niet geïnstalleerd. Controleer de verbinding met internet en probeer opnieuw.\n',
  )
  process.exit(1)
}

function npm(args) {
  const cli = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  if (cli !== undefined && path.basename(cli) === 'npm-cli.js')
    return spawnSync(process.execPath, [cli, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** npm keeps a record of what it installed; packages for other systems are missing from it by design. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readJson(inRoot('package-lock.json')).packages
  const present = readJson(record).packages
  const isThere = ([place, { version, integrity, optional }]) => {
    const found = present[place]
    if (found === undefined) return optional === true
    return found.version === version && found.integrity === integrity && existsSync(inRoot(place))
  }
  return (
    Object.entries(wanted)
      .filter(([place]) => place !== '')
      .every(isThere) && Object.keys(present).every((place) => place in wanted)
  )
}

/** Compiles src/ to dist/ and web/ to dist/web/, unless dist/ was made from exactly this source. */
export function build(say) {
  const mark = inRoot('dist', '.source')
  const source = fingerprint()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === source) return
  say('Programma bouwen.')
  // Beside node_modules, on the same disk: a build that fails or is cut off leaves the old dist/ as it was.
  const fresh = inRoot('node_modules', `.stadspoort-build-${process.pid}`)
  const old = `${fresh}-old`
  const steps = [
    ['typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh],
    ['vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', path.join(fresh, 'web')],
  ]
  for (const [tool, ...args] of steps) {
    const command = [inRoot('node_modules', tool), ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
    if (status === 0) continue
    rmSync(fresh, { recursive: true, force: true })
    process.stderr.write(`${stdout}${stderr}Het programma bouwen is mislukt.\n`)
    process.exit(1)
  }
  writeFileSync(path.join(fresh, '.source'), source)
  if (existsSync(inRoot('dist'))) renameSync(inRoot('dist'), old)
  renameSync(fresh, inRoot('dist'))
  rmSync(old, { recursive: true, force: true })
}

/** Names, sizes and times of everything the build reads: removed and older files count as changes too. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (file) => {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'package.json', 'package-lock.json']
  for (const file of settings) add(inRoot(file))
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const place = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(place)
      else if (isSource(entry.name)) add(place)
    }
  }
  const isSource = (name) => !/\.(test|suite)\.ts$/.test(name)
  walk(inRoot('src'))
  walk(inRoot('web'))
  return hash.digest('hex')
}
