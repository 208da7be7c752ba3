/** How well names are found in labelled texts, word by word. */

import type { Span } from '../../src/pii/contract.ts'
import type { Lexicon } from '../../src/pii/names/lexicon.ts'
import { type Bias, emptyTags, type Tagger, tag, tagTokens } from '../../src/pii/names/tagger.ts'
import { emptyTokens, kind, type Tokens, tokenise } from '../../src/pii/tokens.ts'
import type { LabelledText } from './labelled-text.ts'
import { goldTags } from './perceptron.ts'

export interface Scores {
  /** Shares of the words of persons and of places that are masked, as whichever of the two. */
  readonly persons: number
  readonly places: number
  /** Share of the words that are no name and are masked all the same. */
  readonly overMasked: number
  /** Share of the words of other names that are masked. */
  readonly othersMasked: number
}

type IsMasked = (text: LabelledText, tokens: Tokens) => (i: number) => boolean

/** Word by word, whether `isMasked` says that it is. */
function measure(texts: readonly LabelledText[], lexicon: Lexicon, isMasked: IsMasked): Scores {
  const total = [0, 0, 0, 0]
  const masked = [0, 0, 0, 0]
  for (const text of texts) {
    const tokens = emptyTokens(text.text.length + 2)
    tokenise(text.text, lexicon, tokens)
    const gold = goldTags(tokens, text)
    const isMaskedHere = isMasked(text, tokens)
    for (let i = 0; i < tokens.count; i++) {
      if ((tokens.kind[i] ?? 0) >= kind.digits) continue
      const right = gold[i] ?? 0
      total[right] = (total[right] ?? 0) + 1
      if (isMaskedHere(i)) masked[right] = (masked[right] ?? 0) + 1
    }
  }
  const share = (is: number) => (masked[is] ?? 0) / Math.max(1, total[is] ?? 0)
  return {
    persons: share(tag.person),
    places: share(tag.place),
    overMasked: share(tag.none),
    othersMasked: share(tag.other),
  }
}

/** The tagger alone, without cues, lists and memory. */
export function measureTagger(
  texts: readonly LabelledText[],
  { tagger, lexicon, bias }: { tagger: Tagger; lexicon: Lexicon; bias: Bias },
): Scores {
  return measure(texts, lexicon, ({ text }, tokens) => {
    const out = emptyTags(tokens.count + 2)
    tagTokens(tagger, { text, tokens, dutch: lexicon.dutch }, { bias, out })
    return (i) => out.tags[i] === tag.person || out.tags[i] === tag.place
  })
}

/** Everything together; a name that was found as something else is masked too. */
export function measureInspector(
  texts: readonly LabelledText[],
  lexicon: Lexicon,
  inspect: (text: string) => readonly Span[],
): Scores {
  return measure(texts, lexicon, ({ text }, tokens) => {
    const spans = inspect(text)
    return (i) => spans.some(({ start, end }) => start < (tokens.end[i] ?? 0) && (tokens.start[i] ?? 0) < end)
  })
}
