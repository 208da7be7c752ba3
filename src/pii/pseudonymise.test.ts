import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { PiiType, Span } from './contract.ts'
import { inspectPrompt } from './inspect-prompt.ts'
import type { Inspector } from './inspector.ts'
import type { ClassifyLeaf } from './prompt-walk.ts'
import { pseudonymise, pseudonymiseText } from './pseudonymise.ts'
import { restoreText } from './restore.ts'

const known: readonly (readonly [PiiType, string])[] = [
  ['PERSON', 'Jan van den Berg'],
  ['PERSON', 'Fatima El Amrani'],
  ['BSN', '999990019'],
  ['BSN', '9999.90.019'],
  ['EMAIL', 'f.amrani@voorbeeld.example'],
  ['PHONE', '06-12345678'],
]

/** Finds the known values only, so that these tests stand apart from the detectors. */
const inspector: Pick<Inspector, 'inspect'> = {
  inspect(text) {
    const spans: Span[] = []
    for (let at = 0; at < text.length; at++) {
      const hit = known.find(([, value]) => text.startsWith(value, at))
      if (hit === undefined) continue
      spans.push({ start: at, end: at + hit[1].length, type: hit[0], score: 1, by: 'test' })
      at += hit[1].length - 1
    }
    return spans
  },
}

const everything = { replaces: () => true, seed: 'zaad' }
const allText: ClassifyLeaf = () => 'text'

function clearText(text: string) {
  return pseudonymiseText(inspector, text, everything)
}

function clearPrompt(prompt: JsonObject, classify: ClassifyLeaf = allText) {
  return pseudonymise(inspectPrompt(inspector, prompt, { classify }), everything)
}

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...known.map(([, value]) => value)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' ',
      '\n',
      '\\',
      '[',
      ']',
      '(',
      '](',
      '<',
      '>',
      'https://a.example/?q=',
      'www.a.example/',
      'mailto:',
      ':',
      '/',
      '//',
      '![x](',
      '**',
      '_',
      '`',
      '[PERSOON-1·',
      '[PERSOON-1·k7]',
      'PERSOON-1-k7',
      'BSN-1-',
      's ',
      ' jan van den berg',
      'BERG',
      'bergs',
      'é',
      '\u00a0',
      ',',
      '[BSN-1',
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 6 }) },
)
const anyText = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('pseudonymising', () => {
  it('gives back the same text after restoring, whatever stands around the values', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: cleared, key } = clearText(text)
        expect(restoreText(key, cleared)).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves none of the found values in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: cleared } = clearText(text)
        for (const [, value] of known) expect(cleared).not.toContain(value)
      }),
      { numRuns: 1000 },
    )
  })
})

it('is read from this file', () => {
  expect(readFileSync(new URL(import.meta.url), 'utf8')).toContain('zaad')
  const prompt: Json = { messages: [{ role: 'user', content: 'Jan van den Berg, 999990019' }] }
  const { prompt: safe, replaced } = clearPrompt(prompt)
  expect(JSON.stringify(safe)).toMatch(/\[PERSOON-1·\w+\], \[BSN-1·\w+\]/)
  expect(replaced).toEqual({ PERSON: 1, BSN: 1 })
})
