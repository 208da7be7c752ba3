// npm start: from a fresh checkout to an open gate, with only Node and npm. Options go to `stadspoort serve`:
// npm start -- --port 5000 --data ./gegevens --config ./stadspoort.yaml --host 127.0.0.1
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { build, install, requireNode, root } from './ready.mjs'

requireNode()
const say = (line) => console.log(line)
install(say)
build(say)

const program = path.join(root, 'bin', 'stadspoort')
const server = spawn(process.execPath, [program, 'serve', ...process.argv.slice(2)], { stdio: 'inherit' })

// Ctrl+C reaches the whole process group, so the server knows already; a signal to this process alone it does not see.
// SIGTERM serves both: a server that is closing takes it as the same question, where a second SIGINT would break it off.
let isAsked = false
const askToStop = () => {
  if (!isAsked) server.kill('SIGTERM')
  isAsked = true
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, askToStop)
// npm runs this through a shell that ends without passing a signal on; without npm there is nobody left to run for.
const parent = process.ppid
const isOrphan = () => process.env.npm_lifecycle_event === 'start' && process.ppid !== parent
setInterval(() => isOrphan() && askToStop(), 500).unref()

server.on('error', (error) => {
  console.error(`De poort start niet: ${error.message}`)
  process.exitCode = 1
})
server.on('exit', (code, signal) => {
  process.exitCode = code === null ? 128 + constants.signals[signal] : code
})
