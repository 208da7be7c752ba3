/** Text that a verb reads: a file, or what comes through a pipe. UTF-8, cut anywhere. */
import { createReadStream, readFileSync } from 'node:fs'
import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import type { Io } from './verb.ts'

const kind = (code: string, status: number, title: string): ProblemKind => ({ code, status, title })
const problems = {
  unreadable: kind('file-unreadable', 404, 'Dit bestand is niet te lezen.'),
  notText: kind('not-text', 400, 'Dit is geen tekst in UTF-8. Zet het bestand eerst om.'),
  tooLong: kind('text-too-long', 413, 'Deze tekst is te groot om in één keer te doen. Knip hem in stukken.'),
} as const

function unreadable(file: string, cause: unknown): Problem {
  return new Problem(problems.unreadable, { detail: `Het bestand ${file} is niet te lezen.`, cause })
}

/** A small file as a whole. @throws Problem file-unreadable */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/**
 * The text of a file, or of standard input without one, in pieces; a byte order mark stays.
 * @throws Problem file-unreadable, not-text
 */
export async function* textPieces(file: string | undefined, { input }: Io): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decode = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (cause) {
      throw new Problem(problems.notText, { cause })
    }
  }
  for await (const chunk of file === undefined ? input : bytesOf(file)) {
    const piece = decode(Buffer.from(chunk))
    if (piece !== '') yield piece
  }
  yield decode()
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = createReadStream(file)
  try {
    for await (const chunk of stream) yield chunk
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** UTF-16 code units; well below the longest string that Node can make. */
const longestText = 128 * 1024 * 1024

/** @throws Problem file-unreadable, not-text, text-too-long */
export async function wholeText(file: string | undefined, io: Io): Promise<string> {
  let text = ''
  for await (const piece of textPieces(file, io)) {
    text += piece
    if (text.length > longestText) throw new Problem(problems.tooLong)
  }
  return text
}
