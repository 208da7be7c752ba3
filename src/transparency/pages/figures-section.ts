/** Figures of use: counts out of the ledger, and nothing about anybody. */
import { type Figure, total } from '../figures.ts'
import { type Html, html } from '../html.ts'
import type { PublicUseCase } from '../public-use-case.ts'
import { monthName, number } from './layout.ts'

export function figuresSection(figures: readonly Figure[], useCases: readonly PublicUseCase[]): Html {
  const [first] = figures
  return html`<section id="cijfers" aria-labelledby="cijfers-kop">
<h2 id="cijfers-kop" class="nl-heading nl-heading--level-2">Cijfers</h2>
${first === undefined ? html`<p>Er zijn nog geen vragen gesteld, dus er zijn nog geen cijfers.</p>` : counts(figures, useCases)}
</section>`
}

function counts(figures: readonly Figure[], useCases: readonly PublicUseCase[]): Html {
  const all = total(figures)
  const months = [...new Set(figures.map(({ month }) => month))].sort()
  return html`<p>Sinds ${monthName(months[0] ?? '')} ging het zo. Er is geteld hoe vaak, niet wie wat vroeg.</p>
<dl class="figures">
<div><dd>${number(all.passages)}</dd><dt>vragen gingen naar een model</dt></div>
<div><dd>${number(all.refused)}</dd><dt>vragen hield de poort tegen</dt></div>
<div><dd>${number(all.protectedValues)}</dd><dt>gegevens zijn afgeschermd</dt></div>
</dl>
<div class="scroll" role="region" aria-label="Vragen per toepassing" tabindex="0"><table class="utrecht-table">
<caption>Vragen per toepassing</caption>
<thead><tr><th scope="col">Toepassing</th><th scope="col" class="count">Vragen</th><th scope="col" class="count">Tegengehouden</th><th scope="col" class="count">Afgeschermd</th></tr></thead>
<tbody>${useCases.map(({ id, name }) => {
    const own = total(figures.filter(({ useCase }) => useCase === id))
    return html`<tr><th scope="row">${name}</th><td class="count">${number(own.passages)}</td><td class="count">${number(own.refused)}</td><td class="count">${number(own.protectedValues)}</td></tr>`
  })}</tbody>
</table></div>`
}
