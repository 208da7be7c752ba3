/** Words the answer around literal passages. Only these sentences and the documents' own text, never the question's. */
import type { Ranked } from './rank.ts'

export const noModelNotice =
  'Dit is geen taalmodel. Hieronder staan letterlijke citaten uit informatie van de gemeente; er is niets aan toegevoegd.'
export const nothingFound =
  'Dit is geen taalmodel. Ik kan alleen letterlijk citeren uit informatie van de gemeente. Ik heb hierover niets gevonden. Vraag het aan een medewerker of stel je vraag met andere woorden.'

/** The answer as Markdown: notice, then each passage as a quotation with its source. */
export function quote(ranked: readonly Ranked[]): string {
  if (ranked.length === 0) return nothingFound
  const parts = ranked.map(({ passage: { title, heading, text, source } }) => {
    const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`))
    const name = heading === '' ? title : `${title}, ${heading}`
    return `${lines.join('\n')}\n\nBron: ${linkTo(name, source)}`
  })
  return [noModelNotice, ...parts].join('\n\n')
}

/** The name is what people read; the address is behind it. */
function linkTo(name: string, address: string): string {
  return /^https?:\/\//.test(address) ? `[${name.replace(/[[\]\\]/g, '\\$&')}](${address})` : `${name} (${address})`
}
