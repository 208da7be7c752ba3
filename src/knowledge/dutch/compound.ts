/** Takes Dutch compounds apart into words that are known: vergunningaanvraag → vergunning + aanvraag. */

const shortestPart = 4
const shortestCompound = 9
/** What may stand between two parts: gemeente-s-huis, boek-en-kast. */
const links = ['', 's', 'en', 'e', 'n', 'er']

/** @param isKnown whether a folded word is a word of its own, and not only a part of one */
export function splitCompound(word: string, isKnown: (part: string) => boolean): readonly string[] {
  if (word.length < shortestCompound || /\d/.test(word)) return []
  // The longest last part first: it carries the meaning (parkeer + vergunning, not parkeerver + gunning).
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const tail = word.slice(at)
    if (!isKnown(tail)) continue
    const front = knownFront(word.slice(0, at), isKnown)
    if (front === undefined) continue
    return [...front, ...(split(tail, isKnown) ?? [tail])]
  }
  return []
}

function split(word: string, isKnown: (part: string) => boolean): readonly string[] | undefined {
  const parts = splitCompound(word, isKnown)
  return parts.length === 0 ? undefined : parts
}

function knownFront(front: string, isKnown: (part: string) => boolean): readonly string[] | undefined {
  for (const link of links) {
    if (!front.endsWith(link)) continue
    const bare = front.slice(0, front.length - link.length)
    if (bare.length < shortestPart - 1) continue
    if (isKnown(bare)) return [bare]
    const parts = split(bare, isKnown)
    if (parts !== undefined) return parts
  }
  return undefined
}
