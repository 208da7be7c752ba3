/** A PostgreSQL server of our own for one test run: a free port on loopback, a password nobody knows, gone afterwards. */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const user = 'stadspoort'

/** initdb refuses root; Debian's package brings a user for it. */
function asServerUser(program, args) {
  if (process.getuid?.() !== 0) return [program, args]
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...args]]
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function makeCluster(programs, folder, password) {
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, password)
  chmodSync(folder, 0o700)
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', 'postgres:', folder])
  const args = ['-D', path.join(folder, 'data'), '-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const [program, all] = asServerUser(path.join(programs, 'initdb'), [
    ...args,
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ])
  const { status, stderr } = spawnSync(program, all, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
}

function untilReady(server, programs, port) {
  const args = ['-q', '-h', '127.0.0.1', '-p', String(port)]
  const deadline = Date.now() + 30_000
  return new Promise((resolve, reject) => {
    const look = () => {
      if (spawnSync(path.join(programs, 'pg_isready'), args).status === 0) resolve()
      else if (server.exitCode !== null) reject(new Error('the server ended at its start'))
      else if (Date.now() > deadline) reject(new Error('the server did not start within 30 seconds'))
      else setTimeout(look, 100)
    }
    look()
  })
}

/**
 * @param programs folder with initdb, postgres and pg_isready
 * @returns its URL, for a superuser, and how to end and remove it
 */
export async function startTemporaryPostgresql(programs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadspoort-postgresql-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const password = randomBytes(18).toString('hex')
    makeCluster(programs, folder, password)
    const port = await freePort()
    const settings = [`unix_socket_directories=${folder}`, 'listen_addresses=127.0.0.1', `port=${port}`, 'fsync=off']
    const args = ['-D', path.join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])]
    const [program, all] = asServerUser(path.join(programs, 'postgres'), args)
    const server = spawn(program, all, { cwd: folder, stdio: 'ignore' })
    const ended = new Promise((resolve) => server.once('exit', resolve))
    const stop = async () => {
      // PostgreSQL's fast shutdown: does not wait for clients.
      server.kill('SIGINT')
      await ended
      remove()
    }
    try {
      await untilReady(server, programs, port)
    } catch (error) {
      await stop()
      throw error
    }
    return { url: `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    remove()
    throw error
  }
}
