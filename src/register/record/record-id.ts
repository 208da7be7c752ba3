/** The id of a use case from its name: `Wmo-aanvraag samenvatten` → `wmo-aanvraag-samenvatten`. */
const longest = 63

export function idOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '')
  return plain === '' ? 'toepassing' : plain
}

/** The same with a number, when that id is taken. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const first = idOf(name)
  if (!isTaken(first)) return first
  for (let number = 2; ; number++) {
    const next = `${first.slice(0, longest - 1 - String(number).length)}-${number}`
    if (!isTaken(next)) return next
  }
}
