/**
 * Reads the Dutch Universal Dependencies texts. They mark proper names without saying of what; the kinds are given by hand in
 * ud-name-kinds.txt. The texts stay where they are: only weights learnt from them are kept (CC BY-SA 4.0, see the notice).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tag } from '../../src/pii/names/tagger.ts'
import { createWriter, type LabelledText } from './labelled-text.ts'

interface Word {
  readonly form: string
  readonly isName: boolean
  readonly isFlat: boolean
  readonly hasSpace: boolean
}

interface Sentence {
  readonly source: string
  readonly words: readonly Word[]
}

function readSentences(file: string): Sentence[] {
  return readFileSync(file, 'utf8')
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.split('\n')
      const id = lines.find((line) => line.startsWith('# sent_id'))?.split(' = ')[1] ?? ''
      const words = lines
        .map((line) => line.split('\t'))
        .filter((columns) => columns.length >= 10 && /^\d+$/.test(columns[0] ?? ''))
        .map((columns) => ({
          form: columns[1] ?? '',
          isName: columns[3] === 'PROPN',
          isFlat: /^(?:flat|fixed|goeswith)/.test(columns[7] ?? ''),
          hasSpace: !(columns[9] ?? '').includes('SpaceAfter=No'),
        }))
      return { source: id.replace(/\.p\..*$|\.s\..*$|[\\/].*$/, ''), words }
    })
}

/** A name: its first word and how many follow. */
function namesIn(words: readonly Word[]): { from: number; to: number }[] {
  const names: { from: number; to: number }[] = []
  words.forEach((word, at) => {
    if (!word.isName) return
    const last = names[names.length - 1]
    if (last !== undefined && last.to === at && word.isFlat) last.to = at + 1
    else names.push({ from: at, to: at + 1 })
  })
  return names
}

const tagOfLetter: { readonly [letter: string]: number } = {
  P: tag.person,
  L: tag.place,
  O: tag.other,
  W: tag.none,
}

const longest = 12

/**
 * All texts, some sentences each, in the order of the files.
 * @param folder where the .conllu files lie
 * @param kinds the letters of ud-name-kinds.txt
 */
export function readUniversalDependencies(folder: string, kinds: string): LabelledText[] {
  const kindOf = new Map<string, number>()
  const texts: LabelledText[] = []
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .sort()
  for (const file of files) {
    let writer = createWriter()
    let source = ''
    let sentences = 0
    for (const sentence of readSentences(join(folder, file))) {
      if (sentences > 0 && (sentence.source !== source || sentences >= longest)) {
        texts.push(writer.done())
        writer = createWriter()
        sentences = 0
      }
      source = sentence.source
      sentences += 1
      writeSentence(writer, sentence.words, { kindOf, kinds })
    }
    if (sentences > 0) texts.push(writer.done())
  }
  if (kindOf.size !== kinds.length)
    throw new Error(
      `The texts have ${kindOf.size} different names, the list ${kinds.length}: they are not the same texts`,
    )
  return texts
}

function writeSentence(
  writer: ReturnType<typeof createWriter>,
  words: readonly Word[],
  { kindOf, kinds }: { kindOf: Map<string, number>; kinds: string },
): void {
  let at = 0
  const write = (until: number, is: number) => {
    let text = ''
    for (; at < until; at++) text += (words[at]?.form ?? '') + (words[at]?.hasSpace && at < until - 1 ? ' ' : '')
    writer.add(text, is)
    if (words[until - 1]?.hasSpace) writer.add(' ')
  }
  for (const { from, to } of namesIn(words)) {
    while (at < from) write(at + 1, tag.none)
    const name = words
      .slice(from, to)
      .map(({ form }) => form)
      .join(' ')
    let kind = kindOf.get(name)
    if (kind === undefined) {
      kind = tagOfLetter[kinds.charAt(kindOf.size)] ?? tag.none
      kindOf.set(name, kind)
    }
    write(to, kind)
  }
  while (at < words.length) write(at + 1, tag.none)
  writer.add(' ')
}
