/** What an export says of itself, in the language that the person reads: who takes a conversation along may not read Dutch. */
import type { Zone } from '../../kernel/zone.ts'
import type { exportLanguages } from '../choices-contract.ts'

export type ExportLanguage = (typeof exportLanguages)[number]

/** Of which model an answer is, where it ran and who runs it. */
export interface Maker {
  readonly model: string
  readonly zone: string
  readonly operator: string
  readonly at: string
}

export interface Words {
  readonly zones: { readonly [Z in Zone]: string }
  /** How an answer ended that is not simply complete. */
  readonly endings: { readonly [state: string]: string }
  readonly question: string
  readonly answer: string
  /** Above what was quoted and not made. */
  readonly quotation: string
  /** What whoever reads it must know when a model made text in it. */
  readonly generated: string
  readonly file: string
  readonly sources: string
  made(label: Maker): string
  quoted(label: Maker): string
  proof(receipt: { readonly index: number; readonly origin: string }): string
  introduction(about: { readonly municipality: string; readonly useCase: string; readonly at: string }): string
}

const nl: Words = {
  zones: {
    own: 'op eigen machines van de gemeente',
    nl: 'in Nederland',
    eu: 'in de EU',
    'outside-eu': 'buiten de EU',
  },
  endings: {
    running: 'Het antwoord was nog niet af.',
    stopped: 'Het antwoord is door de gebruiker gestopt.',
    interrupted: 'Het antwoord is afgebroken.',
    refused: 'De vraag is geweigerd volgens het beleid van de gemeente.',
    withheld: 'Het antwoord is tegengehouden volgens het beleid van de gemeente.',
    failed: 'Het model gaf geen antwoord.',
  },
  question: 'Vraag',
  answer: 'Antwoord van AI',
  quotation: 'Letterlijk citaat',
  generated: 'De antwoorden zijn gemaakt met AI. Controleer ze voordat je ze gebruikt.',
  file: 'Bijlage',
  sources: 'Bronnen',
  made: ({ model, zone, operator, at }) => `Gemaakt met AI: model ${model}, ${zone}${operator}, op ${at}.`,
  quoted: ({ model, zone, operator, at }) =>
    `Letterlijk overgenomen uit informatie van de gemeente door ${model}, ${zone}${operator}, op ${at}.`,
  proof: ({ index, origin }) => `Bewijs: regel ${index} van logboek ${origin}.`,
  introduction: ({ municipality, useCase, at }) =>
    `Gesprek in de AI-werkplek van ${municipality}, toepassing ${useCase}. Geëxporteerd op ${at}.`,
}

const en: Words = {
  zones: {
    own: 'on the municipality’s own machines',
    nl: 'in the Netherlands',
    eu: 'in the EU',
    'outside-eu': 'outside the EU',
  },
  endings: {
    running: 'The answer was not complete yet.',
    stopped: 'The answer was stopped by the user.',
    interrupted: 'The answer was broken off.',
    refused: 'The question was refused under the policy of the municipality.',
    withheld: 'The answer was held back under the policy of the municipality.',
    failed: 'The model gave no answer.',
  },
  question: 'Question',
  answer: 'Answer by AI',
  quotation: 'Literal quotation',
  generated: 'The answers were made with AI. Check them before you use them.',
  file: 'Attachment',
  sources: 'Sources',
  made: ({ model, zone, operator, at }) => `Made with AI: model ${model}, ${zone}${operator}, on ${at}.`,
  quoted: ({ model, zone, operator, at }) =>
    `Quoted literally from information of the municipality by ${model}, ${zone}${operator}, on ${at}.`,
  proof: ({ index, origin }) => `Proof: entry ${index} of log ${origin}.`,
  introduction: ({ municipality, useCase, at }) =>
    `Conversation in the AI workplace of ${municipality}, use case ${useCase}. Exported on ${at}.`,
}

export const words: { readonly [L in ExportLanguage]: Words } = { nl, en }
