/** Searching a list on the screen: all words occur, whatever their capitals and accents ("joel" finds "Joël"). */
export function hasWords(words: string): (text: string) => boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  return (text) => {
    const folded = fold(text)
    return wanted.every((word) => folded.includes(word))
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
