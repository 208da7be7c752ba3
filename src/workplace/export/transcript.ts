/** One branch of a conversation as a document that stands on its own: with label, sources and proof of each answer. */
import type { Zone } from '../../kernel/zone.ts'
import type { Conversation, Message } from '../contract.ts'
import { newestLeaf, pathTo } from '../conversation/tree.ts'

export interface Transcript {
  readonly title: string
  readonly municipality: string
  readonly useCase: { readonly id: string; readonly name: string }
  readonly exportedAt: string
  readonly messages: readonly Message[]
}

/**
 * Says to machines that text was made by a model (IPTC digital source type; AI Act art. 50(2)).
 * @see http://cv.iptc.org/newscodes/digitalsourcetype/
 */
export const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'

export interface About {
  readonly municipality: string
  readonly useCase: { readonly id: string; readonly name: string }
  readonly exportedAt: string
  /** The last message of the branch; undefined: the branch that was read last. */
  readonly leaf: string | undefined
}

/** Undefined when the leaf is not in the conversation. */
export function transcriptOf(
  { title, messages, activeLeaf }: Conversation,
  { leaf, ...about }: About,
): Transcript | undefined {
  const last = leaf ?? newestLeaf(messages, activeLeaf)
  const path = pathTo(messages, last)
  return path.length === 0 && last !== null ? undefined : { title, ...about, messages: path }
}

/** What an export says, in the words of the people who read it. */
const zoneNames: { readonly [Z in Zone]: string } = {
  own: 'op eigen machines van de gemeente',
  nl: 'in Nederland',
  eu: 'in de EU',
  'outside-eu': 'buiten de EU',
}
const endings: { readonly [state: string]: string } = {
  running: 'Het antwoord was nog niet af.',
  stopped: 'Het antwoord is door de gebruiker gestopt.',
  interrupted: 'Het antwoord is afgebroken.',
  refused: 'De vraag is geweigerd volgens het beleid van de gemeente.',
  withheld: 'Het antwoord is tegengehouden volgens het beleid van de gemeente.',
  failed: 'Het model gaf geen antwoord.',
}

/** The lines that belong under an answer: label, notice, how it ended, sources, proof. */
export function footnotes({ answer }: Message): string[] {
  if (answer === null) return []
  const { label, state, refusal, sources, receipt } = answer
  const made =
    label === null
      ? []
      : [
          `Gemaakt met AI: model ${label.model}, ${zoneNames[label.zone]}${label.operator === null ? '' : ` (${label.operator})`}, op ${dutchTime(label.at)}.`,
          ...(label.notice === null ? [] : [label.notice]),
        ]
  const ending = endings[state]
  return [
    ...made,
    ...(ending === undefined ? [] : [ending]),
    ...(refusal?.rules.map((rule) => `${rule.explanation} (${rule.ground})`) ?? []),
    ...(sources.length === 0 ? [] : [`Bronnen: ${sources.map(({ name }) => name).join(', ')}.`]),
    ...(receipt === null ? [] : [`Bewijs: regel ${receipt.index} van logboek ${receipt.origin}.`]),
  ]
}

const time = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })

export function dutchTime(moment: string): string {
  return time.format(new Date(moment))
}

export function heading({ role }: Message): string {
  return role === 'user' ? 'Vraag' : 'Antwoord van AI'
}

export function introduction({ municipality, useCase, exportedAt }: Transcript): string {
  return `Gesprek met een AI-model bij ${municipality}, toepassing ${useCase.name}. Geëxporteerd op ${dutchTime(exportedAt)}. De antwoorden zijn gemaakt met AI. Controleer ze voordat je ze gebruikt.`
}
