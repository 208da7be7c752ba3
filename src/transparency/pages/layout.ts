/** The frame of every public page: whose it is, where one is, and the ways on. No scripts, no cookies, nothing of elsewhere. */
import type { Municipality } from '../deps.ts'
import { type Html, html } from '../html.ts'

export interface Frame {
  readonly municipality: Municipality
  readonly styleSheet: string | undefined
}

export interface Page {
  readonly title: string
  readonly description: string
  readonly content: Html
}

// `data-scheme`: the style sheet takes the dark theme only where the system asks for it.
export function layout({ municipality, styleSheet }: Frame, { title, description, content }: Page): string {
  return html`<!doctype html>
<html lang="nl" class="voorbeeld-theme" data-scheme="dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${municipality.name}</title>
<meta name="description" content="${description}">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
${styleSheet === undefined ? undefined : html`<link rel="stylesheet" href="${styleSheet}">`}
<link rel="alternate" type="application/rss+xml" title="Wijzigingen" href="/transparantie/feed.xml">
</head>
<body>
<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">Naar de inhoud</a>
<header class="head"><div class="width">
<a class="mark" href="/transparantie"><img src="/assets/mark.svg" alt="" width="28" height="28"><span>${municipality.name}</span></a>
${municipality.isSample ? html`<p class="sample">Voorbeeldgemeente: alles hier is verzonnen</p>` : undefined}
</div></header>
<main id="inhoud" class="width" tabindex="-1">
${content}
</main>
<footer class="foot"><div class="width"><nav aria-label="Meer">
<a class="nl-link" href="/transparantie">Alle toepassingen van AI</a>
<a class="nl-link" href="/transparantie#vragen">Vragen en bezwaar</a>
<a class="nl-link" href="/transparantie#controleren">Zelf controleren</a>
<a class="nl-link" href="/transparantie/feed.xml">Volg wijzigingen (RSS)</a>
<a class="nl-link" href="/toegankelijkheid">Toegankelijkheid</a>
<a class="nl-link" href="/inloggen">Inloggen voor medewerkers</a>
</nav></div></footer>
</body>
</html>
`.text
}

/** `1234567` as `1.234.567`. */
export function number(value: number): string {
  return value.toLocaleString('nl-NL')
}

const months = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `2026-11` as `november 2026`. */
export function monthName(month: string): string {
  return months.format(new Date(`${month}-01T00:00:00Z`))
}

const days = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

export function dayName(day: Date): string {
  return days.format(day)
}

/** `a, b en c` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} en ${last}`
}

/** An e-mail address or a page as a link; the municipality's own website otherwise. */
export function contactLink(contact: string | undefined): Html {
  if (contact === undefined) return html`de gemeente, op de manier die je gewend bent`
  const href = contact.includes('://') ? contact : `mailto:${contact}`
  return html`<a class="nl-link" href="${href}">${contact}</a>`
}
