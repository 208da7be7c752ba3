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
  ['STREET_ADDRESS', 'Amrani 12'],
  ['PERSON', 'Amrani'],
  ['PERSON', 'Piet'],
  ['BSN', '999990019'],
  ['BSN', '9999.90.019'],
  ['BSN', '999990020'],
  ['EMAIL', 'f.amrani@voorbeeld.example'],
  ['PHONE', '06-12345678'],
]

/** Finds the known values only, so that these tests stand apart from the detectors; `naam` and `leeftijd` tell what they label. */
const inspector: Pick<Inspector, 'inspect'> = {
  inspect(text, { label } = {}) {
    const labelled = label === 'naam' ? 'PERSON' : label === 'leeftijd' ? 'AGE' : undefined
    if (labelled !== undefined) return [{ start: 0, end: text.length, type: labelled, score: 1, by: 'test' }]
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
const clearText = (text: string) => pseudonymiseText(inspector, text, everything)

function clearPrompt(prompt: JsonObject, classify: ClassifyLeaf = allText) {
  return pseudonymise(inspectPrompt(inspector, prompt, { classify }), everything)
}

/** The nonce is drawn anew for each text; for reading it is written as `##`. */
function readable(prompt: Json, nonce: string): Json {
  return JSON.parse(JSON.stringify(prompt).replaceAll(nonce, '##')) as Json
}

const separators =
  ' |\n|\\|[|]|(|](|<|>|https://a.example/?q=|www.a.example/|mailto:|:|/|//|![x](|**|_|`|é|\u00a0|,|[PERSOON-1·|[PERSOON-1·k7]'
const typed =
  'PERSOON-1-k7|BSN-1-|s | jan van den berg|BERG|bergs|[BSN-1|amrani|Fatima|fatima el amrani|【|】|\\u00b7|\\n|www|mail|to:|-'
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...known.map(([, value]) => value)) },
  { weight: 4, arbitrary: fc.constantFrom(...separators.split('|'), ...typed.split('|')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
)
const anyText = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('pseudonymising', () => {
  it('gives back the same text after restoring, whatever stands around the values', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: cleared, key } = clearText(text)
        expect(restoreText(key, cleared)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives back the same name after restoring where brackets cannot stand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { prompt, key } = clearPrompt({ name: text }, () => 'identifier')
        expect(restoreText(key, prompt.name as string)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves none of the found values in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: cleared, key } = clearText(text)
        const own = cleared.replaceAll(new RegExp(`\\[[A-Z]+-\\d+[a-z]*·${key.nonce}\\]`, 'g'), '')
        for (const [, value] of known) expect(own).not.toContain(value)
      }),
      { numRuns: 1000 },
    )
  })

  it('draws a nonce that is nowhere in the input, in any case', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, seed) => {
        const first = pseudonymiseText(inspector, text, { replaces: () => true, seed }).key.nonce
        const { key } = pseudonymiseText(inspector, `${text} ${first.toUpperCase()}`, { replaces: () => true, seed })
        expect(text.toLowerCase()).not.toContain(key.nonce)
        expect(key.nonce).not.toBe(first)
      }),
    )
  })

  it('gives one number to one value and a letter to another way of writing it', () => {
    const { text, key, replaced } = clearText('999990019, 9999.90.019, 999990020 en weer 999990019')
    const n = key.nonce
    expect(text).toBe(`[BSN-1·${n}], [BSN-1b·${n}], [BSN-2·${n}] en weer [BSN-1·${n}]`)
    expect(replaced).toEqual({ BSN: 2 })
  })

  it('replaces only the kinds that policy names', () => {
    const { text, key } = pseudonymiseText(inspector, 'Piet, 999990019', {
      replaces: (type) => type === 'BSN',
      seed: 'z',
    })
    expect(text).toBe(`Piet, [BSN-1·${key.nonce}]`)
  })

  it('takes an address along, because nothing is restored inside one', () => {
    const { text, key } = clearText('Zie https://zaak.example/?bsn=999990019&x=1.')
    expect(text).toBe(`Zie [BSN-1·${key.nonce}]&x=1.`)
    expect(restoreText(key, text)).toBe('Zie https://zaak.example/?bsn=999990019&x=1.')
  })
})

describe('a prompt', () => {
  it('keeps what a key told in one text for all texts, in lower case and with a possessive s', () => {
    const { prompt, key } = clearPrompt({
      a: 'fatima el amrani belde; AMRANI ook',
      b: 'Fatima El Amrani',
      c: 'amranis brief, Damranistraat',
    })
    expect(readable(prompt, key.nonce)).toEqual({
      a: '[PERSOON-1b·##] belde; [PERSOON-1c·##] ook',
      b: '[PERSOON-1·##]',
      c: '[PERSOON-1d·##]s brief, Damranistraat',
    })
  })

  it('keeps a find whole and masks what is left of a known name before it', () => {
    const { prompt, key } = clearPrompt({ a: 'Fatima El Amrani', b: 'fatima el Amrani 12' })
    expect(readable(prompt, key.nonce)).toEqual({ a: '[PERSOON-1·##]', b: '[PERSOON-1b·##] [ADRES-1·##]' })
  })

  it('takes a surname that is a word too for a name only with a capital', () => {
    const { prompt, key } = clearPrompt({ a: 'Jan van den Berg', b: 'Berg liep de berg op' })
    expect(readable(prompt, key.nonce)).toEqual({ a: '[PERSOON-1·##]', b: '[PERSOON-1b·##] liep de berg op' })
  })

  it('does not carry an age from one text to another', () => {
    const { prompt } = clearPrompt({ leeftijd: '1934', b: 'sinds 1934' })
    expect(prompt.leeftijd).not.toBe('1934')
    expect(prompt.b).toBe('sinds 1934')
  })

  it('remembers each of thousands of values', () => {
    const content = Array.from({ length: 3000 }, (_, i) => `x${i}@voorbeeld.example`)
    const emails: Pick<Inspector, 'inspect'> = {
      inspect: (text) =>
        text.includes('@') ? [{ start: 0, end: text.length, type: 'EMAIL', score: 1, by: 'test' }] : [],
    }
    const all = content.join(' ').replaceAll('@', ' ')
    const inspected = inspectPrompt(emails, { content, all }, { classify: allText })
    const { prompt, key } = pseudonymise(inspected, everything)
    expect(inspected.values).toBe(3000)
    expect(prompt.all).not.toContain('voorbeeld')
    expect(restoreText(key, String(prompt.all))).toBe(all)
  })

  it('replaces keys, also in objects inside lists', () => {
    const { prompt, key } = clearPrompt({ lijst: [{ '999990019': 'Piet' }, null, true, 12] })
    expect(readable(prompt, key.nonce)).toEqual({ lijst: [{ '[BSN-1·##]': '[PERSOON-1·##]' }, null, true, 12] })
  })

  it('leaves the words of the protocol as they are', () => {
    const { prompt } = clearPrompt({ model: 'Piet', tekst: 'Piet' }, (path) =>
      path[0] === 'model' ? 'structural' : 'text',
    )
    expect(prompt.model).toBe('Piet')
    expect(prompt.tekst).not.toBe('Piet')
  })

  it('leaves the numbers that steer an engine, and those only', () => {
    const { prompt, key } = clearPrompt({ seed: 999990019, metadata: { seed: 999990019 } })
    expect(readable(prompt, key.nonce)).toEqual({ seed: 999990019, metadata: { seed: '[BSN-1·##]' } })
  })

  it('writes a placeholder without brackets in a name of the protocol', () => {
    const { prompt, key } = clearPrompt({ name: 'zoek_Piet', other: 'xPiet' }, () => 'identifier')
    expect(prompt).toEqual({ name: `zoek_PERSOON-1-${key.nonce}`, other: `PERSOON-1b-${key.nonce}` })
    expect(restoreText(key, String(prompt.name))).toBe('zoek_Piet')
  })

  it('does not change the request it was given', () => {
    const request = { a: ['Piet'] }
    clearPrompt(request)
    expect(request).toEqual({ a: ['Piet'] })
  })

  it('keeps a key that would change a prototype', () => {
    const { prompt } = clearPrompt(JSON.parse('{"__proto__": {"a": "Piet"}}') as JsonObject)
    expect(Object.keys(prompt)).toEqual(['__proto__'])
    expect(JSON.stringify(prompt)).not.toContain('Piet')
  })

  it('refuses what nests deeper than it follows', () => {
    let deep: Json = 'Piet'
    for (let i = 0; i < 70; i++) deep = [deep]
    expect(() => clearPrompt({ deep })).toThrow('te diep')
  })

  it('passes a request without personal data as the same object', () => {
    const request: JsonObject = { messages: [{ role: 'user', content: 'Wat kost een paspoort?' }] }
    expect(clearPrompt(request).prompt).toBe(request)
  })
})

describe('tool arguments', () => {
  const clear = (text: string) => {
    const { prompt, key } = clearPrompt({ arguments: text }, () => 'json')
    return String(prompt.arguments).replaceAll(key.nonce, '##')
  }

  it('follows the values, with their key as label', () => {
    expect(clear('{"naam":"de gebruiker","op":["Piet"]}')).toBe('{"naam":"[PERSOON-1·##]","op":["[PERSOON-2·##]"]}')
  })

  it('makes a string of a number that is replaced', () => {
    expect(clear('{"x":999990019,"y":12}')).toBe('{"x":"[BSN-1·##]","y":12}')
    expect(clear('[-999990019,999990019.5]')).toBe('["-[BSN-1·##]","[BSN-1·##].5"]')
  })

  it('keeps the text to the letter when nothing is replaced', () => {
    const text = '{ "x" : 1.50,\n "y": "\\u00e9" }'
    expect(clear(text)).toBe(text)
  })

  it('reads as text what is no JSON, or would change by reading it', () => {
    expect(clear('{"x": "Piet"')).toBe('{"x": "[PERSOON-1·##]"')
    expect(clear('{"x": 12345678901234567890, "y": "Piet"}')).toBe('{"x": 12345678901234567890, "y": "[PERSOON-1·##]"}')
  })
})

it('keeps the placeholders of a conversation when it grows', () => {
  const turns = [
    'Ik ben Piet, 999990019',
    'fatima el amrani is mijn buur',
    'Fatima El Amrani, 999990020',
    'AMRANI en 9999.90.019',
    'Jan van den Berg',
  ]
  const labels = (count: number) => {
    const messages = turns.slice(0, count).map((content) => ({ role: 'user', content }))
    return [...clearPrompt({ messages }).key.values]
  }
  for (let count = 1; count < turns.length; count++) {
    const longer = labels(count + 1)
    expect(longer.slice(0, labels(count).length)).toEqual(labels(count))
  }
})
