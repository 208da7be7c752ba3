/** How anybody checks the ledger: its public key, its last signed state, and what that proves, in plain words. */
import { type Html, html } from '../html.ts'
import { number } from './layout.ts'

export interface LogFacts {
  readonly verifierKey: string
  /** The last signed checkpoint, as it stands in the log. */
  readonly checkpoint: string
  /** Records under that checkpoint. */
  readonly size: number
}

export function verifySection({ verifierKey, checkpoint, size }: LogFacts): Html {
  return html`<section id="controleren" aria-labelledby="controleren-kop">
<h2 id="controleren-kop" class="nl-heading nl-heading--level-2">Zelf controleren</h2>
<p>Je hoeft de gemeente niet te geloven. Alles wat de poort beslist, staat in een logboek dat niemand ongemerkt kan veranderen. Ook de gemeente niet.</p>
<ol class="steps">
<li><strong>Een lange rij.</strong> Elke regel krijgt een eigen controlegetal. Dat hangt af van alle regels ervoor. Verandert er één letter, dan klopt het getal niet meer.</li>
<li><strong>Een handtekening.</strong> De poort zet steeds een digitale handtekening onder het laatste getal. Dat heet een controlepunt. Nu staan er ${number(size)} regels onder.</li>
<li><strong>Bewaren en vergelijken.</strong> Bewaar het controlepunt van vandaag. Iedereen kan later nagaan of het logboek daar nog precies op volgt. Dan is er niets gewist of veranderd.</li>
</ol>
<p>Dat nagaan kan met het programma van Stadspoort en met andere programma’s die dit soort logboeken lezen (C2SP tlog). In het logboek staan geen vragen en geen namen, alleen wat er is besloten en hoe vaak.</p>
<h3 class="nl-heading nl-heading--level-3">De openbare sleutel</h3>
<p>Met deze sleutel controleer je de handtekening. <a class="nl-link" href="/transparantie/logboek/sleutel">Als bestand</a></p>
<pre class="nl-code-block" tabindex="0" role="region" aria-label="Openbare sleutel"><code>${verifierKey}</code></pre>
<h3 class="nl-heading nl-heading--level-3">Het laatste controlepunt</h3>
<p>Naam van het logboek, aantal regels, controlegetal en handtekening. <a class="nl-link" href="/transparantie/logboek/controlepunt">Als bestand</a></p>
<pre class="nl-code-block" tabindex="0" role="region" aria-label="Controlepunt"><code>${checkpoint}</code></pre>
</section>`
}
