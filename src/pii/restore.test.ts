import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeKey, parseKey, serialiseKey } from './restoration-key.ts'
import { restoreText } from './restore.ts'
import { endRestore, restoreStep, startRestore } from './restore-stream.ts'

const key = makeKey(
  'k7',
  new Map([
    ['PERSOON-1', 'Fatima El Amrani'],
    ['PERSOON-1b', 'AMRANI'],
    ['PERSOON-2', 'J. "Jan" de Vries\\'],
    ['BSN-1', '999990019'],
    ['ADRES-1', 'Kerkstraat 1\nVoorbeeldstad'],
  ]),
)

function inPieces(pieces: readonly string[], json = false): string {
  let state = startRestore(key, { json })
  let out = ''
  for (const piece of pieces) {
    const [next, text] = restoreStep(state, piece)
    state = next
    out += text
  }
  return out + endRestore(state)
}

describe('restoring', () => {
  it.each([
    'Beste [PERSOON-1·k7],',
    'Beste [persoon-1·K7],',
    'Beste [Persoon-1.k7],',
    'Beste [PERSOON-1-k7],',
    'Beste [PERSOON-1_k7],',
    'Beste [PERSOON-1•k7],',
    'Beste [PERSOON-1*k7],',
    'Beste [PERSOON-1 k7],',
    'Beste [PERSOON 1 · k7],',
    'Beste [ PERSOON-1 ·\n k7 ],',
    'Beste [PERSOON\u20111\u00a0·\u00a0k7],',
    'Beste [**PERSOON-1·k7**],',
    'Beste [`PERSOON-1`·k7],',
    'Beste [__PERSOON-1·k7__],',
    'Beste \\[PERSOON-1·k7\\],',
    'Beste [PERSOON-1\\u00b7k7],',
    'Beste (PERSOON-1·k7),',
    'Beste 【PERSOON-1·k7】,',
    'Beste PERSOON-1·k7,',
    'Beste PERSOON-1-k7,',
  ])('recognises what a model made of a placeholder: %j', (text) => {
    expect(restoreText(key, text)).toBe('Beste Fatima El Amrani,')
  })

  it.each([
    ['**[PERSOON-1·k7]**', '**Fatima El Amrani**'],
    ["[PERSOON-1·k7]'s brief", "Fatima El Amrani's brief"],
    ['[PERSOON-1·k7]s brief', 'Fatima El Amranis brief'],
    ['([PERSOON-1·k7])', '(Fatima El Amrani)'],
    ['[[PERSOON-1b·k7]]', '[AMRANI]'],
    ['[PERSOON-1·k7][BSN-1·k7]', 'Fatima El Amrani999990019'],
    ['[PERSOON-1B·k7]', 'AMRANI'],
    ['[PERSOON-1·k7)', '[Fatima El Amrani)'],
    ['[PERSOON-1·k7](zie bijlage)', 'Fatima El Amrani(zie bijlage)'],
  ])('keeps what stands around a placeholder: %j', (text, restored) => {
    expect(restoreText(key, text)).toBe(restored)
  })

  it.each([
    '[PERSOON-1·x9]',
    '[PERSOON-3·k7]',
    '[PERSOON-1c·k7]',
    '[TELEFOON-1·k7]',
    '[PERSOON-1]',
    '[PERSOON-1·k',
    'PERSOON-1',
    'xPERSOON-1-k7',
    'PERSOON-1-k7x',
    'persoon-1-k7',
    '[PERSOON-1k7]',
  ])('leaves what this key did not make: %j', (text) => {
    expect(restoreText(key, text)).toBe(text)
  })

  it.each([
    'https://a.example/?q=[PERSOON-1·k7]',
    'https://a.example/[PERSOON-1·k7]/x',
    'HTTPS://a.example/(BSN-1·k7)',
    'www.a.example/[BSN-1·k7]',
    'mailto:[BSN-1·k7]@a.example',
    '![x]([BSN-1·k7])',
    '![x](BSN-1·k7)',
    '![x](//a.example/[BSN-1·k7])',
    '![x](a b [BSN-1·k7])',
    '<img src="//a.example/[BSN-1·k7]">',
    '[x]: https://a.example/BSN-1-k7',
    '<https://a.example/x [BSN-1·k7]>',
  ])('puts nothing back inside an address: %j', (text) => {
    expect(restoreText(key, text)).toBe(text)
  })

  it('puts values back after an address', () => {
    expect(restoreText(key, 'Zie https://a.example voor [BSN-1·k7]')).toBe('Zie https://a.example voor 999990019')
    expect(restoreText(key, '[site](https://a.example) van [BSN-1·k7]')).toBe('[site](https://a.example) van 999990019')
  })

  it('escapes values inside JSON', () => {
    const text = '{"naam":"[PERSOON-2·k7]","adres":"[ADRES-1\\u00b7k7]","bsn":"[BSN-1·k7]"}'
    expect(JSON.parse(inPieces([text], true))).toEqual({
      naam: 'J. "Jan" de Vries\\',
      adres: 'Kerkstraat 1\nVoorbeeldstad',
      bsn: '999990019',
    })
  })

  it('puts nothing back inside an address in JSON, however its slashes are written', () => {
    for (const text of [
      '{"u":"https://a.example/[BSN-1·k7]"}',
      '{"u":"https:\\/\\/a.example\\/[BSN-1·k7]"}',
      '{"u":"https:\\u002f\\u002fa/[BSN-1·k7]"}',
    ])
      expect(inPieces([text], true)).toBe(text)
  })
})

const parts =
  '[PERSOON-1·k7]|[persoon-1b . k7]|(BSN-1·k7)|【ADRES-1·k7】|PERSOON-2-k7|PERSOON-1·k7|[BSN-1\\u00b7k7]|[BSN-1·x9]|[PERSOON-9·k7]|\\[BSN-1·k7\\]|' +
  'https://a.example/|www.|mailto:|](|](https://a/|)|<|>|"|\\|\\n|\\u00|\\u002f|//|:|/|[|]|(|【|P|PERS|BSN-|[BSN|-k|k7|·|*|**|_|`| |\n|de aanvraag|s|w|m|[**BSN-1·k7**]'
const answer = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...parts.split('|')) }, fc.string({ maxLength: 5 })),
  { maxLength: 16 },
)

describe('restoring a stream', () => {
  it.each([false, true])('gives the same text however it is cut (JSON: %j)', (json) => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat({ max: 30 }), { maxLength: 20 }), (words, lengths) => {
        const text = words.join('')
        const whole = inPieces([text], json)
        const pieces: string[] = []
        let at = 0
        for (const length of lengths) {
          pieces.push(text.slice(at, at + length))
          at += length
        }
        pieces.push(text.slice(at))
        expect(inPieces(pieces, json)).toBe(whole)
        expect(
          inPieces(
            Array.from({ length: text.length }, (_, i) => text.charAt(i)),
            json,
          ),
        ).toBe(whole)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([false, true])('gives the same text when cut in two anywhere (JSON: %j)', (json) => {
    fc.assert(
      fc.property(answer, (words) => {
        const text = words.join('')
        const whole = inPieces([text], json)
        for (let at = 0; at <= text.length; at++)
          expect(inPieces([text.slice(0, at), text.slice(at)], json)).toBe(whole)
      }),
      { numRuns: 300 },
    )
  })

  it('lets plain pieces pass at once', () => {
    let state = startRestore(key)
    for (const piece of ['De ', 'aanvraag', ' is [niet] (nog) ', 'Behandeld.', ' Zie https://a.example/x', '\n']) {
      const [next, text] = restoreStep(state, piece)
      state = next
      expect(text).toBe(piece)
    }
    expect(endRestore(state)).toBe('')
  })

  it('holds back no more than the beginning of a placeholder', () => {
    const [state, text] = restoreStep(startRestore(key), 'Beste [PERS')
    expect([text, state.held]).toEqual(['Beste ', '[PERS'])
    expect(restoreStep(state, 'pectief').at(1)).toBe('[PERSpectief')
  })

  it('gives up on a placeholder that does not end', () => {
    const long = `[PERSOON-1${' '.repeat(500)}`
    expect(restoreStep(startRestore(key), long)[0].held).toBe('')
    expect(inPieces([...long])).toBe(long)
  })

  it('gives what was held when the text ends', () => {
    expect(inPieces(['Beste [PERSOON-1·k'])).toBe('Beste [PERSOON-1·k')
  })
})

describe('a restoration key as text', () => {
  it('is read as it was written', () => {
    expect(parseKey(serialiseKey(key))).toEqual(key)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"nonce":"k7","values":{}}',
    '{"version":1,"nonce":"K7","values":{}}',
    '{"version":1,"nonce":"","values":{}}',
    '{"version":1,"nonce":"k7"}',
    '{"version":1,"nonce":"k7","values":{"PERSOON-1":3}}',
    '{"version":1,"nonce":"k7","values":{"KLANT-1":"x"}}',
    '{"version":1,"nonce":"k7","values":{"PERSOON":"x"}}',
  ])('is refused when it is none: %j', (text) => {
    expect(() => parseKey(text)).toThrow('geen geldige sleutel')
  })
})
