// The load: bare sockets, so that the client takes little of the two cores. Reads one JSON job a line from standard input
// ({port, headers, body, callers, seconds?, requests?}), answers one JSON result a line.
import net from 'node:net'
import { createInterface } from 'node:readline'
import { serial } from './letter.mjs'

const endOfChunks = Buffer.from('0\r\n\r\n')
const event = Buffer.from('data: ')

let sent = 0

/** Writes another number into the letter, so that no two requests are the same text. */
function differ(bytes, at) {
  sent = (sent + 1) % 10 ** serial.length
  bytes.write(String(sent).padStart(serial.length, '0'), at)
}

/** One keep-alive connection that sends a request again and again, each time with another number in its letter. */
function caller(job, sample, results, mayGoOn) {
  const bytes = Buffer.from(sample)
  const serialAt = bytes.indexOf(serial)
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: job.port, host: '127.0.0.1', noDelay: true })
    let startedAt = 0
    let firstAt = 0
    let events = 0
    let expected = -1
    let received = 0
    let status = 0
    let tail = Buffer.alloc(0)
    const send = () => {
      if (!mayGoOn()) {
        socket.end()
        return resolve()
      }
      ;[firstAt, events, expected, received] = [0, 0, -1, 0]
      if (serialAt >= 0) differ(bytes, serialAt)
      startedAt = performance.now()
      socket.write(bytes)
    }
    const finish = () => {
      const now = performance.now()
      results.push({ status, first: firstAt - startedAt, total: now - startedAt, events })
      send()
    }
    const onData = (data) => {
      let body = data
      if (expected === -1) {
        const text = data.toString('latin1')
        const gap = text.indexOf('\r\n\r\n')
        status = Number(text.slice(9, 12))
        const length = /content-length: (\d+)/i.exec(text.slice(0, gap))
        expected = length === null ? Number.POSITIVE_INFINITY : Number(length[1])
        body = data.subarray(gap + 4)
      }
      received += body.length
      for (let at = body.indexOf(event); at >= 0; at = body.indexOf(event, at + 1)) events++
      if (firstAt === 0 && body.length > 0) firstAt = performance.now()
      tail = data.length >= 5 ? data.subarray(-5) : Buffer.concat([tail, data]).subarray(-5)
      if (received >= expected || (expected === Number.POSITIVE_INFINITY && tail.equals(endOfChunks))) finish()
    }
    socket.on('connect', send)
    socket.on('data', onData)
    socket.on('error', reject)
    socket.on('close', resolve)
  })
}

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

async function run(job) {
  const body = Buffer.from(job.body)
  const headers = Object.entries({
    host: 'localhost',
    'content-type': 'application/json',
    'content-length': body.length,
    ...job.headers,
  })
  const head = `POST /v1/chat/completions HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), body])
  const results = []
  const startedAt = performance.now()
  const mayGoOn = () =>
    job.seconds === undefined ? results.length < job.requests : performance.now() - startedAt < job.seconds * 1000
  await Promise.all(Array.from({ length: job.callers }, () => caller(job, bytes, results, mayGoOn)))
  const seconds = (performance.now() - startedAt) / 1000
  const totals = results.map((result) => result.total).sort((a, b) => a - b)
  const firsts = results.map((result) => result.first).sort((a, b) => a - b)
  const events = results.reduce((sum, result) => sum + result.events, 0)
  return {
    requests: results.length,
    perSecond: results.length / seconds,
    p50: percentile(totals, 0.5),
    p99: percentile(totals, 0.99),
    first50: percentile(firsts, 0.5),
    first99: percentile(firsts, 0.99),
    events,
    errors: results.filter((result) => result.status !== 200).length,
  }
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await run(JSON.parse(line))))
