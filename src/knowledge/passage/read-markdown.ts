/** Markdown to passages: every heading is an address, the headings around it are its context. */
import { parse } from 'yaml'
import { cutAtParagraphs, type Passage, type ReadDocument } from './passage.ts'

interface Heading {
  readonly level: number
  readonly text: string
  /** The parts of Dutch regulations name themselves, whatever level of heading they stand on. */
  readonly part: string | undefined
  caption: string
}

const heading = /^(#{1,6})[ \t]+(.*?)[ \t]*#*$/
/** Aanwijzingen voor de regelgeving 3.56–3.58: the names of the parts of a regulation. */
const partOfRegulation = /^(deel|boek|hoofdstuk|titel|afdeling|paragraaf|§|artikel|bijlage|voorschrift)(?=[\s.\d]|$)/i
const fence = /^\s*(```|~~~)/

/** @param fallback title when the text names none, such as the file's name */
export function readMarkdown(source: string, fallback: string): ReadDocument {
  const { matter, body } = splitFrontMatter(source)
  const passages: Passage[] = []
  let around: Heading[] = []
  let lines: string[] = []
  let isCode = false
  let title = matter
  const close = () => {
    const current = around.at(-1)
    const text = lines.join('\n').trim()
    lines = []
    if (text === '') return
    const context = around.slice(0, -1).map((one) => (one.caption === '' ? one.text : `${one.text} ${one.caption}`))
    for (const part of cutAtParagraphs(text))
      passages.push({
        address: current?.text ?? title ?? fallback,
        caption: current?.caption ?? '',
        context,
        text: part,
      })
  }
  for (const line of body.split('\n')) {
    if (fence.test(line)) isCode = !isCode
    const match = isCode ? null : heading.exec(line.trimEnd())
    if (match === null) {
      lines.push(line)
      continue
    }
    const found = headingOf(match)
    const last = around.at(-1)
    if (last !== undefined && isCaption(found, last, lines)) {
      last.caption = found.text
      continue
    }
    close()
    title ??= found.level <= 2 ? found.text : undefined
    around = [...outer(around, found), found]
  }
  close()
  return { title: title ?? fallback, passages }
}

function headingOf(match: RegExpExecArray): Heading {
  const text = (match[2] ?? '').replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
  return { level: match[1]?.length ?? 1, text, part: partOfRegulation.exec(text)?.[1]?.toLowerCase(), caption: '' }
}

/** A deeper heading right under the number of an article or a chapter is its title. */
function isCaption(found: Heading, last: Heading, lines: readonly string[]): boolean {
  const isRightUnder = lines.every((line) => line.trim() === '')
  return (
    isRightUnder &&
    last.part !== undefined &&
    last.caption === '' &&
    found.part === undefined &&
    found.level > last.level
  )
}

/** The headings that still hold at a new one: a part ends at the next part of the same name. */
function outer(around: readonly Heading[], found: Heading): Heading[] {
  const same = found.part === undefined ? -1 : around.findIndex(({ part }) => part === found.part)
  if (same >= 0) return around.slice(0, same)
  // An article holds no chapter.
  const isInside = (one: Heading) =>
    one.level < found.level || (found.part !== undefined && one.part !== undefined && one.part !== 'artikel')
  const end = around.findIndex((one) => !isInside(one))
  return end === -1 ? [...around] : around.slice(0, end)
}

function splitFrontMatter(source: string): { readonly matter: string | undefined; readonly body: string } {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text)
  if (match === null) return { matter: undefined, body: text }
  return { matter: titleIn(match[1] ?? ''), body: text.slice(match[0].length) }
}

function titleIn(matter: string): string | undefined {
  try {
    const title = (parse(matter) as { readonly title?: unknown } | null)?.title
    return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined
  } catch {
    // Front matter that is no YAML tells nothing; the text itself is still good.
    return undefined
  }
}
