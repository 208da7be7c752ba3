/** JSON lines: one value per line, cut anywhere, with a bound on what is kept. */

export type Line =
  | { readonly ok: true; readonly value: unknown }
  /** Dutch: why this line cannot be used. */
  | { readonly ok: false; readonly error: string }

/** Bytes; a line that is longer is not kept. */
const longestLine = 64 * 1024 * 1024
const newline = 10

/** The lines that each chunk completes, so that an answer never waits for a chunk that may not come. Empty lines are no lines. */
export async function* jsonLines(
  input: AsyncIterable<Buffer | string>,
  longest = longestLine,
): AsyncGenerator<readonly Line[]> {
  const kept: Buffer[] = []
  let length = 0
  const keep = (part: Buffer) => {
    length += part.length
    if (length > longest) kept.length = 0
    else kept.push(part)
  }
  const take = (): Line[] => {
    const line = length > longest ? tooLong : parse(Buffer.concat(kept))
    kept.length = 0
    length = 0
    return line === undefined ? [] : [line]
  }
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk)
    const lines: Line[] = []
    let from = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      keep(bytes.subarray(from, at))
      lines.push(...take())
      from = at + 1
    }
    keep(bytes.subarray(from))
    yield lines
  }
  yield take()
}

const tooLong: Line = { ok: false, error: 'Deze regel is te lang.' }
const decoder = new TextDecoder('utf-8', { fatal: true })

function parse(bytes: Buffer): Line | undefined {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { ok: false, error: 'Deze regel is geen UTF-8.' }
  }
  if (text.trim() === '') return undefined
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, error: 'Deze regel is geen JSON.' }
  }
}
