import { describe, expect, it } from 'vitest'
import { inspector } from '../../test/inspector.ts'
import type { JsonObject } from '../kernel/json.ts'
import { inspectPrompt } from './inspect-prompt.ts'
import { pseudonymise } from './pseudonymise.ts'
import { restoreText } from './restore.ts'

const classify = (path: readonly string[]) => (path[2] === 'content' ? 'text' : 'structural')

function clear(...contents: string[]) {
  const prompt: JsonObject = { messages: contents.map((content) => ({ role: 'user', content })) }
  return pseudonymise(inspectPrompt(inspector, prompt, { classify }), { replaces: () => true, seed: 'zaad' })
}

describe('a number in two halves', () => {
  it.each([
    ['over two messages', ['Mijn bsn is 9999', '00018 en ik woon in de wijk']],
    ['with an answer between', ['Mijn BSN is 99990', 'En de rest?', '0018.']],
    ['an account', ['Maak het over naar NL91 ABNA', '0417 1643 00 graag']],
  ])('is masked %s', (_, contents) => {
    const { prompt, key } = clear(...contents)
    const sent = JSON.stringify(prompt)
    for (const half of ['9999', '00018', '0018.', 'ABNA', '0417']) expect(sent).not.toContain(half)
    for (const content of contents) expect(restoreText(key, sent)).toContain(content)
  })

  it('leaves numbers alone that have nothing to do with each other', () => {
    const { key } = clear('Wij kopen 1200', '450 stuks daarvan')
    expect(key.values.size).toBe(0)
  })
})
