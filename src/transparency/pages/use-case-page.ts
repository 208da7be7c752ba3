/** One use of AI as residents may know it, with the notice of AI-verordening art. 50. */
import { type Figure, total } from '../figures.ts'
import { type Html, html } from '../html.ts'
import type { PublicUseCase } from '../public-use-case.ts'
import type { Words } from '../words.ts'
import { contactLink, listed, number, type Page } from './layout.ts'

export interface UseCaseFacts {
  readonly useCase: PublicUseCase
  readonly figures: readonly Figure[]
  readonly contact: string | undefined
  readonly registration: string | undefined
  readonly words: Words
}

export function useCasePage(facts: UseCaseFacts): Page {
  const { useCase, contact } = facts
  return {
    title: useCase.name,
    description: useCase.purpose,
    content: html`<p class="back"><a class="nl-link" href="/transparantie">Alle toepassingen van AI</a></p>
<h1 class="nl-heading nl-heading--level-1">${useCase.name}</h1>
<p class="lead">${useCase.purpose}</p>
${notice(useCase)}
<dl class="rows">
${row('Afdeling', useCase.domain === undefined ? useCase.department : `${useCase.department} (${useCase.domain})`)}
${row('Over wie het gaat', useCase.people.length === 0 ? undefined : listed(useCase.people))}
${row('Welke gegevens', dataText(useCase))}
${row('Welk model, en waar', modelText(facts))}
${row('Hoe lang het bewaard blijft', keptText(useCase))}
${row('Wie er meekijkt', sentences([useCase.checkedBy, useCase.checkedHow]))}
${row('Wat altijd een mens doet', useCase.neverAutomatically)}
${row('Risico', html`${capital(useCase.risk.name)}. ${useCase.risk.means}`)}
${row('Waarom dit mag', useCase.legalBasis)}
${row('Landelijk register', facts.registration === undefined ? undefined : html`<a class="nl-link" href="${facts.registration}">Deze toepassing in het Algoritmeregister</a>`)}
${row('Hoe vaak', usageText(facts.figures))}
</dl>
<h2 class="nl-heading nl-heading--level-2">Vragen of bezwaar</h2>
<p>Wil je iets weten over deze toepassing? Vraag het aan ${contactLink(contact)}. Noem dan “${useCase.name}”.</p>
<p>Heeft de gemeente een besluit over jou genomen, en heeft deze toepassing daarbij geholpen? Dan mag je uitleg vragen. Ben je het
niet eens met het besluit, dan kun je bezwaar maken. <a class="nl-link" href="/transparantie#vragen">Zo doe je dat</a>.</p>`,
  }
}

function notice({ notice: own }: PublicUseCase): Html {
  return html`<div class="notice"><h2 class="nl-heading nl-heading--level-3">Hier werkt AI mee</h2>
<p>Een computerprogramma maakt hier teksten of voorstellen. Wie het gebruikt, ziet dat steeds bij het antwoord staan${
    own === undefined ? '.' : ':'
  }</p>
${own === undefined ? undefined : html`<blockquote>${own}</blockquote>`}</div>`
}

function row(name: string, value: string | Html | undefined): Html | undefined {
  return value === undefined || value === '' ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function dataText({ data, mayHoldEverything }: PublicUseCase): string {
  if (data.length === 0) return 'Geen persoonsgegevens.'
  if (mayHoldEverything)
    return 'Er kunnen alle soorten persoonsgegevens in een vraag staan, ook gevoelige. De poort schermt ze af zoals het beleid zegt.'
  return `${capital(listed(data))}. Staan er andere persoonsgegevens in een vraag, dan houdt de poort die tegen of schermt ze af.`
}

function modelText({ useCase: { models, product }, words }: UseCaseFacts): Html | undefined {
  if (product !== undefined && models.length === 0)
    return html`${capital(product)}. Dit is gekocht en gaat niet door de poort van de gemeente.`
  if (models.length === 0) return html`Er is nu geen model dat hiervoor mag antwoorden.`
  return html`<ul>${models.map(
    ({ id, zone, operator }) =>
      html`<li>${id}, ${words.zones[zone]}.${operator === undefined ? '' : ` Wie het draait: ${operator}.`}</li>`,
  )}</ul>`
}

function keptText({ keptDays, product }: PublicUseCase): string {
  if (product !== undefined && keptDays === 0)
    return 'Dat hangt af van het gekochte programma. De gemeente kan je dat vertellen.'
  if (keptDays === 0) return 'De vraag en het antwoord worden niet bewaard.'
  return `De vraag en het antwoord blijven hoogstens ${number(keptDays)} dagen bewaard. Daarna worden ze gewist.`
}

function usageText(figures: readonly Figure[]): string | undefined {
  if (figures.length === 0) return undefined
  const { passages, refused } = total(figures)
  return `${number(passages)} vragen gingen naar een model, ${number(refused)} vragen hield de poort tegen.`
}

function sentences(texts: readonly (string | undefined)[]): string | undefined {
  const said = texts.flatMap((text) => (text === undefined ? [] : [/[.!?]$/.test(text) ? text : `${text}.`]))
  return said.length === 0 ? undefined : said.join(' ')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
