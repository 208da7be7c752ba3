import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspector } from '../../test/inspector.ts'

function found(text: string, label?: string): string[] {
  return inspector
    .inspect(text, label === undefined ? {} : { label })
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

const bsn = '999900018'
const tags = (text: string): string =>
  [...text].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('')

describe('one number in every disguise', () => {
  it.each([
    ['with zero-width spaces', '999\u200b900\u200b018'],
    ['in full-width digits', '９９９９０００１８'],
    ['in Arabic-Indic digits', '٩٩٩٩٠٠٠١٨'],
    ['inside a direction override', '\u202e999900018\u202c'],
    ['in percent-encoding', '%39%39%39%39%30%30%30%31%38'],
    ['in HTML entities', '&#57;&#57;&#57;&#57;&#48;&#48;&#48;&#49;&#56;'],
    ['in quoted-printable', '=39=39=39=39=30=30=30=31=38'],
    ['in JSON escapes', '\\u0039\\u0039\\u0039\\u0039\\u0030\\u0030\\u0030\\u0031\\u0038'],
    ['with dots', '9999.00.018'],
    ['in spaced digits', '9 9 9 9 0 0 0 1 8'],
    ['over a line break', '9999\n00018'],
    ['in tag characters', tags(bsn)],
    ['said aloud', 'negen negen negen negen nul nul nul een acht'],
  ])('finds a BSN %s and masks all of it', (_, written) => {
    const text = `Mijn nummer: ${written} dus.`
    const spans = inspector.inspect(text)
    const start = text.indexOf(written)
    expect(spans.length).toBe(1)
    expect(spans[0]?.type).toBe('BSN')
    const uncovered = text.slice(start, spans[0]?.start) + text.slice(spans[0]?.end, start + written.length)
    expect(uncovered.replace(/[\u202c\u202e]/g, '')).toBe('')
  })

  it('opens base64, also twice', () => {
    const once = Buffer.from(`BSN ${bsn}`).toString('base64')
    const twice = Buffer.from(once).toString('base64')
    expect(found(`zie ${once} hier`)).toEqual([`BSN ${once}`])
    expect(found(`zie ${twice} hier`)).toEqual([`BSN ${twice}`])
  })

  it('reads an IBAN with a Cyrillic letter', () => {
    expect(found('Naar NL91 АBNA 0417 1643 00 graag')).toEqual(['IBAN NL91 АBNA 0417 1643 00'])
  })
})

describe('what decides', () => {
  it('lets the eleven-test decide without a word, and a word without the eleven-test', () => {
    expect(found('Nummer 999900018 is van u')).toEqual(['BSN 999900018'])
    expect(found('Nummer 999900019 is van u')).toEqual([])
    expect(found('BSN 999900019 is van u')).toEqual(['BSN 999900019'])
  })

  it('believes the word in front of a number before the one behind it', () => {
    expect(found('Uw burgerservicenummer is 999900018 en uw rekening is bekend')).toEqual(['BSN 999900018'])
  })

  it('takes eight digits for a chamber of commerce number only after its word', () => {
    expect(found('KvK-nummer 12345678')).toEqual(['KVK 12345678'])
    expect(found('bestand 12345678')).toEqual([])
  })

  it('uses the key of a JSON value as its word', () => {
    expect(found('1980-03-12', 'geboorteDatum')).toEqual(['DATE_OF_BIRTH 1980-03-12'])
    expect(found('1980-03-12', 'created')).toEqual([])
    expect(found('jan jansen', 'naam')).toEqual(['PERSON jan jansen'])
  })

  it('keeps streets and schools readable that are named after people', () => {
    expect(found('De Anne Frankschool ligt aan de Koninginneweg.')).toEqual([])
  })

  it('remembers a name for the rest of the text, in lower case and with a possessive s', () => {
    expect(found('De fam. Jansen woont hier. Later belde jansen over Jansens hond.')).toEqual([
      'PERSON Jansen',
      'PERSON jansen',
      'PERSON Jansens',
    ])
  })
})

const piece = fc.constantFrom(
  'mevrouw ',
  'Jan ',
  'van der ',
  'Berg',
  ' ',
  '\n',
  '999900018',
  '06-12345678',
  'jan@a.nl',
  '@',
  '1234 AB',
  'Dorpsstraat 12',
  '12-ABC-3',
  '&#57;',
  '%39',
  '\u200b',
  'geboren ',
  '12-03-1980',
  'Z/26/104588',
  '.',
  ',',
  '-',
  '€ ',
  'wachtwoord: x1',
  'ë',
  'e\u0301',
  '[',
  '\\u0031',
  'QlNOIDk5OTkwMDAxOA==',
)

it('gives sorted spans without overlap inside the text, whatever stands beside what', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const { start, end, score } of inspector.inspect(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(score).toBeGreaterThan(0)
        last = end
      }
    }),
  )
})

it('finds the same in any text again: nothing is carried from one text to the next', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 20 }), (first, second) => {
      const text = first.join('')
      const before = inspector.inspect(text)
      inspector.inspect(second.join(''))
      expect(inspector.inspect(text)).toEqual(before)
    }),
  )
})

it('finds each of thousands of people in one text', () => {
  const text = Array.from(
    { length: 3000 },
    (_, i) => `Mevrouw Bex${i.toString(26).replace(/\d/g, (digit) => 'qwertyuiop'.charAt(Number(digit)))} belde.`,
  ).join('\n')
  expect(inspector.inspect(text).length).toBeGreaterThanOrEqual(3000)
})
