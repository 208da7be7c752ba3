// The main path on a machine without a network: starts a model server and the gate on loopback, sends one letter through
// it, and prints what happened as JSON. Run by sovereign.test.ts inside `unshare -n` and under strace.
// Arguments: data folder. The caller has brought loopback up.
import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2]
const program = fileURLToPath(new URL('../bin/stadspoort', import.meta.url))
const wrapper = process.argv.slice(3)
let seen = ''
const upstream = http.createServer((request, response) => {
  request.setEncoding('utf8')
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    seen += body
    const content = JSON.parse(body).messages.at(-1).content
    const message = { role: 'assistant', content: `Ik las: ${content}` }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message, finish_reason: 'stop' }],
      }),
    )
  })
})
await new Promise((resolve) => upstream.listen(0, '127.0.0.1', resolve))
const upstreamPort = upstream.address().port
const probe = http.createServer()
await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
const port = probe.address().port
await new Promise((resolve) => probe.close(resolve))

const config = join(folder, 'stadspoort.yaml')
const data = join(folder, 'data')
writeFileSync(
  config,
  `models:\n  - { id: stub, engine: openai-compatible, baseUrl: "http://127.0.0.1:${upstreamPort}/v1", zone: own }\n`,
)
const options = ['--data', data, '--config', config]
const key = execFileSync(
  process.execPath,
  [program, 'key', 'create', '--name', 'test', '--use-case', 'vrije-vraag', ...options],
  { encoding: 'utf8' },
).trim()
const [command, ...args] = [...wrapper, process.execPath, program, 'serve', ...options, '--port', String(port)]
// A group of its own: strace keeps signals from itself, so the question to stop goes to the whole group.
const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], detached: true })
const url = `http://127.0.0.1:${port}`
for (let i = 0; i < 400; i++) {
  if (
    await fetch(`${url}/health/live`).then(
      (response) => response.ok,
      () => false,
    )
  )
    break
  await new Promise((resolve) => setTimeout(resolve, 50))
}
const letter = 'Geachte heer Jansen, uw BSN is 999900018 en uw e-mailadres is p.jansen@voorbeeld.example.'
const response = await fetch(`${url}/v1/chat/completions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  body: JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: letter }] }),
})
const answer = await response.json()
const ended = new Promise((resolve) => server.once('exit', resolve))
process.kill(-server.pid, 'SIGTERM')
await ended
upstream.close()
console.log(
  JSON.stringify({
    status: response.status,
    receipt: response.headers.get('x-stadspoort-receipt'),
    answer: answer.choices?.[0]?.message.content,
    seen,
    upstreamPort,
    letter,
  }),
)
process.exit(0)
