/** Reads an embeddings request and words its answer, for an engine of our own. */
import type { JsonObject } from '../kernel/json.ts'
import { Problem } from '../kernel/problem.ts'
import type { EmbeddingList } from './model.ts'
import { problems } from './problems.ts'

export interface EmbeddingRequest {
  readonly texts: readonly string[]
  readonly format: 'float' | 'base64'
}

/** What is asked, or why it cannot be done. */
export function embeddingRequestOf(request: JsonObject): EmbeddingRequest | Problem {
  const input = request.input
  const texts: readonly unknown[] = Array.isArray(input) ? input : [input]
  if (texts.length === 0 || !texts.every((text) => typeof text === 'string' && text !== ''))
    return refusal('input', 'Geef een tekst of een lijst met teksten.')
  if (request.dimensions !== undefined) return refusal('dimensions', 'Dit model heeft een vast aantal dimensies.')
  return { texts: texts as readonly string[], format: request.encoding_format === 'base64' ? 'base64' : 'float' }
}

function refusal(member: string, detail: string): Problem {
  return new Problem(problems.unsupportedParameter, { issues: [{ pointer: `/${member}`, detail }] })
}

export interface EmbeddingFacts {
  readonly model: string
  readonly promptTokens: number
  readonly format: EmbeddingRequest['format']
}

export function embeddingListOf(
  vectors: readonly (readonly number[])[],
  { model, promptTokens, format }: EmbeddingFacts,
): EmbeddingList {
  const data = vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: format === 'base64' ? packed(vector) : vector,
  }))
  return { object: 'list', model, data, usage: { prompt_tokens: promptTokens, total_tokens: promptTokens } }
}

/** Little-endian 32-bit floats, as OpenAI's clients unpack them. */
function packed(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, at) => {
    bytes.writeFloatLE(value, at * 4)
  })
  return bytes.toString('base64')
}
