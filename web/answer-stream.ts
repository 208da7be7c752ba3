/** An answer that comes as the reply itself (a temporary chat): server-sent events read from a fetch. */
import type { AnswerEvent } from '../src/workplace/contract.ts'

/** @throws when the connection breaks or is aborted */
export async function* answerEvents(response: Response): AsyncGenerator<AnswerEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let waiting = ''
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) return
    const { events, rest } = takeEvents(waiting + part.value)
    waiting = rest
    for (const data of events) yield JSON.parse(data) as AnswerEvent
  }
}

/** Whole events of a stream so far, as their data, and what is left over (HTML §9.2.6; our server ends lines with LF). */
export function takeEvents(text: string): { readonly events: readonly string[]; readonly rest: string } {
  const blocks = text.split('\n\n')
  const rest = blocks.pop() ?? ''
  const events = blocks.map(dataOf).filter((data) => data !== '')
  return { events, rest }
}

function dataOf(block: string): string {
  return block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n')
}
