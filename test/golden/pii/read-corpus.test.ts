import { describe, expect, test } from 'vitest'
import { parseCorpus, readCorpus } from './read-corpus.ts'

const parse = (content: string) => parseCorpus('dev/sample.txt', content)

describe('reading a marked text', () => {
  test('gives the text without marks and where each value lies', () => {
    const [letter, chat] = parse(
      '=== letter | brief, zorg\nBeste [[PERSON|Zoë 👵 Vos]],\n\nu bent [[AGE?|80\njaar]].\n\n=== chat-2 | chat\nhoi\n',
    )
    expect(letter).toEqual({
      id: 'dev/sample/letter',
      tags: ['brief', 'zorg'],
      text: 'Beste Zoë 👵 Vos,\n\nu bent 80\njaar.',
      spans: [
        { start: 6, end: 16, type: 'PERSON', optional: false },
        { start: 26, end: 33, type: 'AGE', optional: true },
      ],
    })
    expect(chat).toEqual({ id: 'dev/sample/chat-2', tags: ['chat'], text: 'hoi', spans: [] })
  })

  test('keeps single brackets and bars of the text itself', () => {
    const [row] = parse('=== row | tabel\n| [x] | [[PERSON|A|B]] |')
    expect(row?.text).toBe('| [x] | A|B |')
    expect(row?.spans).toEqual([{ start: 8, end: 11, type: 'PERSON', optional: false }])
  })

  test.each([
    ['a type that does not exist', '=== a | x\n\nok\n[[NAME|Jan]]', '4: unknown type NAME'],
    ['a mark that is not closed', '=== a | x\n[[PERSON|Jan] en Piet', '2: unpaired [['],
    ['a mark inside a mark', '=== a | x\n[[PERSON|Jan [[CITY|Ede]]]]', '2: unpaired [['],
    ['a mark without a value', '=== a | x\n[[PERSON|]]', '2: unpaired [['],
    ['a closing mark alone', '=== a | x\nregel\nJan]]', '3: unpaired ]]'],
    ['a space inside a mark', '=== a | x\n[[PERSON|Jan ]]', '2: space at the edge of the value "Jan "'],
    ['text before the first heading', '\nJan\n=== a | x\nJan', '2: expected a heading first'],
    ['a file without a heading', 'Jan', '1: expected a heading first'],
    ['a heading without tags', '=== a | x\nJan\n=== b', '3: expected "=== id | tags"'],
    ['the same heading twice', '=== a | x\nJan\n=== a | x\nPiet', '3: a occurs twice'],
    ['a document without text', '=== a | x\n\n=== b | x\nPiet', '1: a is empty'],
  ])('refuses %s with file and line', (_, content, message) => {
    expect(() => parse(content)).toThrow(`dev/sample.txt:${message}`)
  })
})

test('every file of the corpus reads, and the negatives hold optional marks at most', () => {
  for (const folder of ['train', 'dev', 'test'] as const)
    for (const { id, spans } of readCorpus(folder)) expect(spans.length, id).toBeGreaterThan(0)
  const negatives = readCorpus('negatives')
  expect(negatives.length).toBeGreaterThan(0)
  for (const { id, spans } of negatives)
    expect(
      spans.filter(({ optional }) => !optional),
      id,
    ).toEqual([])
})
