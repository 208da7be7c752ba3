/** A text of which is known what its names are. */
export interface LabelledName {
  readonly start: number
  readonly end: number
  /** One of `tag` (src/pii/names/tagger.ts), or `unknown`. */
  readonly tag: number
}

/** Nobody says what it is: nothing is learnt from it and nothing measured. */
export const unknown = 255

export interface LabelledText {
  readonly text: string
  readonly names: readonly LabelledName[]
}

/** Builds a text piece by piece. */
export function createWriter(): { add(text: string, tag?: number): void; done(): LabelledText } {
  let text = ''
  const names: LabelledName[] = []
  return {
    add(piece, tag = 0) {
      if (tag > 0) names.push({ start: text.length, end: text.length + piece.length, tag })
      text += piece
    },
    done: () => ({ text, names }),
  }
}

/** The same text in lower case or in capitals; undefined when that changes its length. */
export function inCase(labelled: LabelledText, write: (text: string) => string): LabelledText | undefined {
  const text = write(labelled.text)
  return text.length === labelled.text.length ? { text, names: labelled.names } : undefined
}
