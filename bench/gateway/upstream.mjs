// A model server that costs next to nothing: 894-byte answers, or 64 chunks. Environment: PORT, DELAY (ms before the
// first byte), GAP (ms between chunks).
import http from 'node:http'

const { PORT, DELAY = '0', GAP = '0' } = process.env
const chunkCount = 64
const text =
  'De aanvraag voor een omgevingsvergunning is ontvangen en wordt binnen acht weken beoordeeld door de gemeente. '.repeat(
    6,
  )
const head = { id: 'chatcmpl-1', created: 1, model: 'm' }
const whole = Buffer.from(
  JSON.stringify({
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 400, completion_tokens: 160, total_tokens: 560 },
  }),
)
const words = text.split(' ')
const chunks = Array.from({ length: chunkCount }, (_, i) => {
  const choice = {
    index: 0,
    delta: { content: `${words[i % words.length]} ` },
    finish_reason: i === chunkCount - 1 ? 'stop' : null,
  }
  return Buffer.from(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [choice] })}\n\n`)
})
const done = Buffer.from('data: [DONE]\n\n')

function stream(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  let i = 0
  const next = () => {
    if (i === chunkCount) return response.end(done)
    response.write(chunks[i++])
    if (Number(GAP) > 0) setTimeout(next, Number(GAP))
    else setImmediate(next)
  }
  next()
}

http
  .createServer((request, response) => {
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const wantsStream = Buffer.concat(parts).includes('"stream":true')
      const answer = () => {
        if (wantsStream) return stream(response)
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length })
        response.end(whole)
      }
      if (Number(DELAY) > 0) setTimeout(answer, Number(DELAY))
      else answer()
    })
  })
  .listen(Number(PORT), '127.0.0.1')
