import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerEvents, takeEvents } from './answer-stream.ts'

const eventOf = (text: string) => `event: delta\ndata: ${JSON.stringify({ type: 'delta', text })}\n\n`

describe('takeEvents', () => {
  it('gives whole events and keeps the rest', () => {
    expect(takeEvents('event: a\ndata: {"x":1}\n\ndata: half')).toEqual({ events: ['{"x":1}'], rest: 'data: half' })
  })

  it('leaves comments out, which keep a connection alive', () => {
    expect(takeEvents(': still here\n\ndata: 1\n\n').events).toEqual(['1'])
  })
})

describe('answerEvents', () => {
  it('reads the same text however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        async (texts, sizes) => {
          const bytes = new TextEncoder().encode(texts.map(eventOf).join(''))
          const response = new Response(
            new ReadableStream({
              start(controller) {
                for (let at = 0; at < bytes.length; ) {
                  const { value: size = 1 } = sizes.next()
                  controller.enqueue(bytes.slice(at, at + size))
                  at += size
                }
                controller.close()
              },
            }),
          )
          const read: string[] = []
          for await (const event of answerEvents(response)) if (event.type === 'delta') read.push(event.text)
          expect(read).toEqual(texts)
        },
      ),
    )
  })
})
