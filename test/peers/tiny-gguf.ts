/**
 * Writes a tiny llama model with random weights in the GGUF format, version 3, for tests of the llama.cpp engine: what it
 * says is noise, but how it is loaded, fed and read is real. About half a megabyte, the same bytes for the same seed.
 */
import { writeFileSync } from 'node:fs'

export interface TinyModelOptions {
  /** Default 42. */
  readonly seed?: number
  /** Tokens it can see at once. Default 1024. */
  readonly contextLength?: number
}

const width = 64
const layers = 2
const heads = 4
const innerWidth = 128
const alignment = 32

/** Types of metadata values in the format. */
const valueType = { uint32: 4, float32: 6, bool: 7, string: 8, array: 9, int32: 5 } as const
const tokenType = { normal: 1, unknown: 2, control: 3, byte: 6 } as const
const tensorFloat32 = 0

interface Token {
  readonly text: string
  readonly score: number
  readonly type: number
}

export function writeTinyModel(path: string, { seed = 42, contextLength = 1024 }: TinyModelOptions = {}): void {
  const tokens = vocabulary()
  const tensors = weights(tokens.length, randomFrom(seed))
  const settings = metadata(tokens, contextLength)
  let offset = 0
  const descriptions = tensors.map(({ name, shape, bytes }) => {
    const parts = [text(name), uint32(shape.length), ...shape.map(uint64), uint32(tensorFloat32), uint64(offset)]
    offset += aligned(bytes).length
    return Buffer.concat(parts)
  })
  const head = [
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(settings.length),
    ...settings,
    ...descriptions,
  ]
  writeFileSync(path, Buffer.concat([aligned(Buffer.concat(head)), ...tensors.map(({ bytes }) => aligned(bytes))]))
}

/** Three special tokens, every byte, and some letters and pieces, so that any text can be written and read back. */
function vocabulary(): readonly Token[] {
  const special: Token[] = [
    { text: '<unk>', score: 0, type: tokenType.unknown },
    { text: '<s>', score: 0, type: tokenType.control },
    { text: '</s>', score: 0, type: tokenType.control },
  ]
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    const hex = byte.toString(16).toUpperCase().padStart(2, '0')
    return { text: `<0x${hex}>`, score: 0, type: tokenType.byte }
  })
  const pieces = [
    ...'▁abcdefghijklmnopqrstuvwxyz.,?',
    'de',
    'en',
    'er',
    'ge',
    'ij',
    '▁de',
    '▁het',
    '▁een',
    '▁gemeente',
    '▁loket',
  ]
  return [...special, ...bytes, ...pieces.map((piece, at) => ({ text: piece, score: -at, type: tokenType.normal }))]
}

const chatTemplate =
  "{% for m in messages %}{{ m['role'] + ': ' + m['content'] + '\\n' }}{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}"

function metadata(tokens: readonly Token[], contextLength: number): readonly Buffer[] {
  const word = (key: string, value: string) => setting(key, valueType.string, text(value))
  const count = (key: string, value: number) => setting(key, valueType.uint32, uint32(value))
  const list = (key: string, type: number, items: readonly Buffer[]) =>
    setting(key, valueType.array, Buffer.concat([uint32(type), uint64(items.length), ...items]))
  return [
    word('general.architecture', 'llama'),
    word('general.name', 'tiny-random'),
    count('general.file_type', 0),
    count('general.alignment', alignment),
    count('llama.context_length', contextLength),
    count('llama.embedding_length', width),
    count('llama.block_count', layers),
    count('llama.feed_forward_length', innerWidth),
    count('llama.attention.head_count', heads),
    count('llama.attention.head_count_kv', heads),
    setting('llama.attention.layer_norm_rms_epsilon', valueType.float32, float32(1e-5)),
    count('llama.rope.dimension_count', width / heads),
    count('llama.vocab_size', tokens.length),
    word('tokenizer.ggml.model', 'llama'),
    word('tokenizer.ggml.pre', 'default'),
    list(
      'tokenizer.ggml.tokens',
      valueType.string,
      tokens.map((token) => text(token.text)),
    ),
    list(
      'tokenizer.ggml.scores',
      valueType.float32,
      tokens.map((token) => float32(token.score)),
    ),
    list(
      'tokenizer.ggml.token_type',
      valueType.int32,
      tokens.map((token) => uint32(token.type)),
    ),
    count('tokenizer.ggml.bos_token_id', 1),
    count('tokenizer.ggml.eos_token_id', 2),
    count('tokenizer.ggml.unknown_token_id', 0),
    setting('tokenizer.ggml.add_bos_token', valueType.bool, Buffer.of(1)),
    setting('tokenizer.ggml.add_space_prefix', valueType.bool, Buffer.of(1)),
    word('tokenizer.chat_template', chatTemplate),
  ]
}

interface Tensor {
  readonly name: string
  /** The fastest varying dimension first. */
  readonly shape: readonly number[]
  readonly bytes: Buffer
}

function weights(vocabularySize: number, random: () => number): readonly Tensor[] {
  const tensor = (name: string, shape: readonly number[], value: () => number): Tensor => {
    const values = Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, value)
    return { name, shape, bytes: Buffer.from(values.buffer) }
  }
  const spread = (size: number) => () => normal(random) * size
  const ones = () => 1
  const layer = (at: number): Tensor[] => {
    const name = (part: string) => `blk.${at}.${part}.weight`
    return [
      tensor(name('attn_norm'), [width], ones),
      ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((part) => tensor(name(part), [width, width], spread(0.1))),
      tensor(name('ffn_norm'), [width], ones),
      tensor(name('ffn_gate'), [width, innerWidth], spread(0.1)),
      tensor(name('ffn_up'), [width, innerWidth], spread(0.1)),
      tensor(name('ffn_down'), [innerWidth, width], spread(0.1)),
    ]
  }
  return [
    tensor('token_embd.weight', [width, vocabularySize], spread(0.5)),
    tensor('output_norm.weight', [width], ones),
    tensor('output.weight', [width, vocabularySize], spread(0.3)),
    ...Array.from({ length: layers }, (_, at) => layer(at)).flat(),
  ]
}

/** A linear congruential generator (the constants of Numerical Recipes), good enough for noise. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/** Twelve even chances added up are close to a normal one. */
function normal(random: () => number): number {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += random()
  return sum
}

function setting(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([text(key), uint32(type), value])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([uint64(bytes.length), bytes])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function aligned(bytes: Buffer): Buffer {
  const rest = bytes.length % alignment
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(alignment - rest)])
}
