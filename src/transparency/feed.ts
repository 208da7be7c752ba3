/** Changes as a feed (RSS 2.0), for whoever wants to follow what the municipality does with AI. */
import type { PublicChange } from './changes.ts'
import { escapeMarkup } from './html.ts'

export interface Feed {
  readonly municipality: string
  /** Address of the public page, without a slash at its end. */
  readonly address: string
  readonly changes: readonly PublicChange[]
}

const longest = 50

export function feed({ municipality, address, changes }: Feed): string {
  const items = changes.slice(0, longest).map((change) => item(change, address))
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeMarkup(`AI bij ${municipality}`)}</title>
<link>${escapeMarkup(address)}</link>
<description>Nieuwe, gewijzigde en gestopte toepassingen van AI.</description>
<language>nl-nl</language>
<atom:link href="${escapeMarkup(`${address}/feed.xml`)}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}

function item(change: PublicChange, address: string): string {
  const { useCase, version, at } = change
  return `<item><title>${escapeMarkup(titleOf(change))}</title><link>${escapeMarkup(
    change.kind === 'ended' ? address : `${address}/${useCase}`,
  )}</link><description>${escapeMarkup(describe(change))}</description><guid isPermaLink="false">${escapeMarkup(
    `${useCase}-${version}`,
  )}</guid><pubDate>${at.toUTCString()}</pubDate></item>`
}

const titles = { begun: 'Nieuw', changed: 'Gewijzigd', ended: 'Gestopt' } as const

export function titleOf({ kind, name }: PublicChange): string {
  return `${titles[kind]}: ${name}`
}

function describe({ kind, parts }: PublicChange): string {
  switch (kind) {
    case 'begun':
      return 'De gemeente gebruikt deze toepassing van AI nu.'
    case 'ended':
      return 'De gemeente gebruikt deze toepassing van AI nu niet meer.'
    case 'changed':
      return `Dit is anders: ${parts.join(', ')}.`
  }
}
