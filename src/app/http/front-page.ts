/** The page a browser shows at the address of the gate: what this is, what runs here, how to try it. No scripts. */
import type { Zone } from '../../kernel/zone.ts'
import { zoneNames } from '../zone-names.ts'

export interface FrontPage {
  readonly municipality: string
  readonly isSample: boolean
  readonly address: string
  readonly models: readonly { readonly id: string; readonly zone: Zone; readonly operator: string }[]
  readonly useCases: readonly { readonly id: string; readonly name: string; readonly purpose: string }[]
  readonly verifierKey: string
  readonly entries: number
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function frontPage(page: FrontPage): string {
  const rows = (cells: readonly (readonly string[])[]) =>
    cells
      .map(
        (row) =>
          `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`)).join('')}</tr>`,
      )
      .join('')
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stadspoort · ${escapeHtml(page.municipality)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><p class="mark">Stadspoort</p><p>${escapeHtml(page.municipality)}${page.isSample ? ' · voorbeeld' : ''}</p></header>
<main>
<h1>De poort naar AI staat open</h1>
<p class="lead">Alles wat naar een taalmodel gaat, komt hier langs. De poort kijkt welke persoonsgegevens erin staan, wat het
beleid zegt en welk model het mag zien. Namen en nummers gaan niet mee. Het bewijs staat in een logboek dat iedereen kan
controleren.</p>
<ol class="steps"><li>Nakijken</li><li>Beoordelen</li><li>Vastleggen</li><li>Afschermen</li><li>Model</li><li>Terugzetten</li><li>Vastleggen</li></ol>
<h2>Zo probeer je het</h2>
<p>In het venster waarin je de poort hebt gestart, staat een regel met een sleutel die je zo kunt plakken. Met je eigen
programma kan het ook: gebruik een OpenAI-client met dit adres.</p>
<pre><code>${escapeHtml(`${page.address}/v1`)}</code></pre>
<h2>Modellen</h2>
<table><thead><tr><th scope="col">Model</th><th scope="col">Zone</th><th scope="col">Wie draait het</th></tr></thead>
<tbody>${rows(page.models.map(({ id, zone, operator }) => [id, zoneNames[zone], operator]))}</tbody></table>
<h2>Toepassingen in gebruik</h2>
${
  page.useCases.length === 0
    ? '<p>Er is nog geen toepassing in gebruik.</p>'
    : `<table><thead><tr><th scope="col">Toepassing</th><th scope="col">Waarvoor</th></tr></thead>
<tbody>${rows(page.useCases.map(({ name, purpose }) => [name, purpose]))}</tbody></table>`
}
<h2>Het logboek</h2>
<p>Het logboek telt nu ${page.entries} regels. Controleer het zelf met <code>bin/stadspoort ledger verify</code> of met een
ander programma dat C2SP-logboeken leest. De openbare sleutel:</p>
<pre><code>${escapeHtml(page.verifierKey)}</code></pre>
<nav aria-label="Meer"><a href="/health">Hoe gaat het met de poort</a> <a href="/openapi.json">API-beschrijving</a> <a href="/metrics">Cijfers</a></nav>
</main>
</body>
</html>
`
}

export const frontPageStyle = `
:root { color-scheme: light dark; --ink: #1b2733; --quiet: #51606f; --paper: #fff; --tint: #eef3f7; --line: #c9d4de; --accent: #0b5a8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eef3; --quiet: #a9b8c6; --paper: #12181e; --tint: #1c252e; --line: #36434f; --accent: #7cc4f0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 0 1.5rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding-top: 1.5rem; color: var(--quiet); }
header p { margin: 0; }
.mark { font-weight: 700; color: var(--accent); }
h1 { font-size: 2rem; line-height: 1.2; margin: 3rem 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
.lead { font-size: 1.125rem; }
.steps { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 2rem 0 0; list-style: none; counter-reset: step; }
.steps li { counter-increment: step; background: var(--tint); border-radius: 4px; padding: .375rem .75rem; }
.steps li::before { content: counter(step) ' '; color: var(--accent); font-weight: 700; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 600; width: 32%; }
pre { background: var(--tint); border-radius: 4px; padding: .75rem 1rem; overflow-wrap: anywhere; white-space: pre-wrap; }
code { font: .9375em/1.5 ui-monospace, monospace; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 2.5rem 0 4rem; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`
