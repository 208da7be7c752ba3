/** The front of the public page: which AI, for what, with which data, which model where, who checks, how to ask or object. */
import type { PublicChange } from '../changes.ts'
import { titleOf } from '../feed.ts'
import type { Figure } from '../figures.ts'
import { type Html, html } from '../html.ts'
import type { PublicModel, PublicUseCase } from '../public-use-case.ts'
import type { Words } from '../words.ts'
import { figuresSection } from './figures-section.ts'
import { contactLink, dayName, listed, type Page } from './layout.ts'
import { type LogFacts, verifySection } from './verify-section.ts'

export interface Overview {
  readonly municipality: string
  readonly useCases: readonly PublicUseCase[]
  readonly models: readonly PublicModel[]
  readonly figures: readonly Figure[]
  readonly changes: readonly PublicChange[]
  readonly log: LogFacts
  readonly contact: string | undefined
  readonly words: Words
}

export function overviewPage(overview: Overview): Page {
  const { municipality, useCases } = overview
  return {
    title: 'AI bij de gemeente',
    description: `Welke AI ${municipality} gebruikt, waarvoor, met welke gegevens, en hoe je vragen stelt of bezwaar maakt.`,
    content: html`<h1 class="nl-heading nl-heading--level-1">Zo gebruikt ${municipality} AI</h1>
<p class="lead">AI is een computerprogramma dat teksten schrijft, samenvat of sorteert. Medewerkers gebruiken het als hulp bij hun
werk. Hier lees je waarvoor, met welke gegevens, en wie er meekijkt.</p>
<nav class="contents" aria-label="Op deze pagina"><ul>
<li><a class="nl-link" href="#toepassingen">Waarvoor de gemeente AI gebruikt</a></li>
<li><a class="nl-link" href="#gegevens">Wat er met je gegevens gebeurt</a></li>
<li><a class="nl-link" href="#cijfers">Cijfers</a></li>
<li><a class="nl-link" href="#vragen">Vragen, bezwaar en klachten</a></li>
<li><a class="nl-link" href="#controleren">Zelf controleren</a></li>
</ul></nav>
<section id="toepassingen" aria-labelledby="toepassingen-kop">
<h2 id="toepassingen-kop" class="nl-heading nl-heading--level-2">Waarvoor de gemeente AI gebruikt</h2>
${useCases.length === 0 ? html`<p>De gemeente gebruikt nu geen AI.</p>` : html`<ul class="cards">${useCases.map(card)}</ul>`}
${latest(overview.changes)}
</section>
${dataSection(overview)}
${figuresSection(overview.figures, useCases)}
${rightsSection(overview.contact)}
${verifySection(overview.log)}`,
  }
}

function card(useCase: PublicUseCase): Html {
  const { id, name, purpose, department, risk, checkedBy } = useCase
  return html`<li class="card">
<h3 class="nl-heading nl-heading--level-3"><a class="nl-link" href="/transparantie/${id}">${name}</a></h3>
<p>${purpose}</p>
<dl class="facts">
<div><dt>Afdeling</dt><dd>${department}</dd></div>
<div><dt>Risico</dt><dd>${risk.name}</dd></div>
${checkedBy === undefined ? undefined : html`<div><dt>Wie kijkt er mee</dt><dd>${checkedBy}</dd></div>`}
</dl>
</li>`
}

const shown = 3

function latest(changes: readonly PublicChange[]): Html | undefined {
  if (changes.length === 0) return undefined
  return html`<h3 class="nl-heading nl-heading--level-3">Laatste wijzigingen</h3>
<ul class="changes">${changes
    .slice(0, shown)
    .map((change) => html`<li>${titleOf(change)} <span class="quiet">${dayName(change.at)}</span></li>`)}</ul>
<p><a class="nl-link" href="/transparantie/feed.xml">Volg alle wijzigingen (RSS)</a></p>`
}

function dataSection({ models, words, useCases }: Overview): Html {
  const places = new Map<string, Set<string>>()
  const used = models.filter(({ id }) => useCases.some((useCase) => useCase.models.some((model) => model.id === id)))
  for (const { zone, operator } of used) {
    const place = words.zones[zone]
    places.set(place, (places.get(place) ?? new Set()).add(operator ?? 'onbekend'))
  }
  return html`<section id="gegevens" aria-labelledby="gegevens-kop">
<h2 id="gegevens-kop" class="nl-heading nl-heading--level-2">Wat er met je gegevens gebeurt</h2>
<p>Elke vraag aan AI gaat door één poort van de gemeente. Die poort doet steeds hetzelfde:</p>
<ol class="steps">
<li><strong>Kijken.</strong> De poort zoekt persoonsgegevens in de vraag, zoals namen en nummers.</li>
<li><strong>Beslissen.</strong> De poort kijkt of deze toepassing deze gegevens mag gebruiken. Mag het niet, dan gaat de vraag niet door.</li>
<li><strong>Afschermen.</strong> De poort haalt persoonsgegevens uit de vraag voordat het model de vraag krijgt. Soms mag dat achterwege blijven op een computer van de gemeente zelf.</li>
<li><strong>Vastleggen.</strong> De poort schrijft op wat er is besloten. De vraag zelf staat daar niet in.</li>
</ol>
<p>${learningText(used)} AI neemt geen besluiten over jou. Dat doet een medewerker.</p>
<h3 class="nl-heading nl-heading--level-3">Waar de modellen draaien</h3>
${
  places.size === 0
    ? html`<p>Er is nu geen model in gebruik.</p>`
    : html`<ul>${[...places].map(([place, operators]) => html`<li>${sentence(place)}. Wie het draait: ${listed([...operators])}.</li>`)}</ul>`
}
</section>`
}

function learningText(models: readonly PublicModel[]): string {
  if (models.some(({ learns }) => learns === true))
    return 'Let op: een van de modellen leert van wat er in vragen staat. De poort haalt persoonsgegevens daar eerst uit.'
  return models.every(({ learns }) => learns === false)
    ? 'De modellen leren niet van wat er in vragen staat.'
    : 'Niet van elk model is bekend of het leert van wat er in vragen staat. De poort haalt persoonsgegevens er eerst uit.'
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function rightsSection(contact: string | undefined): Html {
  return html`<section id="vragen" aria-labelledby="vragen-kop">
<h2 id="vragen-kop" class="nl-heading nl-heading--level-2">Vragen, bezwaar en klachten</h2>
<p>Wil je iets weten, of ben je het ergens niet mee eens? Vraag het aan ${contactLink(contact)}.</p>
<ul>
<li><strong>Uitleg vragen.</strong> Heeft de gemeente een besluit over jou genomen? Dan mag je vragen of AI heeft geholpen, en hoe.</li>
<li><strong>Bezwaar maken.</strong> Ben je het niet eens met een besluit? Maak dan bezwaar. In de brief over het besluit staat hoe dat moet, en voor welke dag.</li>
<li><strong>Je gegevens zien of laten verbeteren.</strong> Je mag vragen welke gegevens de gemeente van je heeft. Kloppen ze niet, dan mag je vragen om ze te verbeteren of te wissen.</li>
<li><strong>Een klacht.</strong> Vind je dat de gemeente niet goed met je gegevens omgaat? Vertel het de gemeente. Je kunt ook een klacht sturen aan de Autoriteit Persoonsgegevens.</li>
</ul>
</section>`
}
